package io.minihost.server.payments.orders;

import io.minihost.server.payments.wire.PayAnswer;
import io.minihost.server.payments.wire.PayCall;
import io.minihost.server.payments.wire.PayRefusal;
import io.minihost.server.payments.wire.PayRequest;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What merchants' servers ask about orders. */
@Component
class OrderCalls implements PayCall.Group {

    private static final String TRANSACTIONS = "/v3/pay/transactions/";
    private static final int ID_MAX = 32;

    private final Orders orders;
    private final OrderRows rows;

    OrderCalls(Orders orders, OrderRows rows) {
        this.orders = orders;
        this.rows = rows;
    }

    @Override
    public List<PayCall> calls() {
        return List.of(
                new PayCall("POST", TRANSACTIONS + "jsapi", this::prepay),
                new PayCall("GET", TRANSACTIONS + "id/{transaction_id}", this::byTransaction),
                new PayCall("GET", TRANSACTIONS + "out-trade-no/{out_trade_no}", this::byNumber),
                new PayCall("POST", TRANSACTIONS + "out-trade-no/{out_trade_no}/close", this::close));
    }

    private PayAnswer prepay(PayRequest request) {
        var id = orders.prepay(request.merchant(), OrderDraft.read(request), request.platformSerial());
        return PayAnswer.json(JsonMapper.shared().createObjectNode().put("prepay_id", id));
    }

    private PayAnswer byTransaction(PayRequest request) {
        requireMerchant(request);
        return PayAnswer.json(OrderJson.of(rows.byTransaction(request.merchant(), request.variable("transaction_id"))
                .orElseThrow(Orders::missing)));
    }

    private PayAnswer byNumber(PayRequest request) {
        requireMerchant(request);
        return PayAnswer.json(OrderJson.of(rows.byNumber(request.merchant(), request.variable("out_trade_no"))
                .orElseThrow(Orders::missing)));
    }

    private static void requireMerchant(PayRequest request) {
        request.requireMerchant(
                request.parameter("mchid").orElseThrow(() -> PayRefusal.ofField("mchid", "query", "is missing")));
    }

    private PayAnswer close(PayRequest request) {
        request.requireMerchant(request.fields().text("mchid", ID_MAX));
        orders.close(request.merchant(), request.variable("out_trade_no"));
        return PayAnswer.done();
    }
}
