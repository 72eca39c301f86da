package io.minihost.server.payments.orders;

import io.minihost.server.payments.wire.PayTimes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Orders as merchants' servers are told of them. */
final class OrderJson {

    private static final String YUAN = "CNY";

    private OrderJson() {}

    static ObjectNode of(Order order) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("appid", order.program().value())
                .put("mchid", order.mchid().value())
                .put("out_trade_no", order.outTradeNo())
                .put("trade_type", "JSAPI")
                .put("trade_state", order.state().name())
                .put("trade_state_desc", order.state().words())
                .put("attach", order.attach());
        json.putObject("payer").put("openid", order.openid());
        var amount = json.putObject("amount").put("total", order.total()).put("currency", YUAN);
        var payment = order.payment();
        if (payment != null) {
            amount.put("payer_total", order.total()).put("payer_currency", YUAN);
            json.put("transaction_id", payment.transactionId())
                    .put("bank_type", "OTHERS")
                    .put("success_time", PayTimes.write(payment.at()));
        }
        return json;
    }
}
