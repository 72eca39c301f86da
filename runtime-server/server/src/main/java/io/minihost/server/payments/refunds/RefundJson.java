package io.minihost.server.payments.refunds;

import io.minihost.server.payments.wire.PayTimes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Refunds as merchants' servers are told of them. */
final class RefundJson {

    private static final String WALLET = "支付用户零钱";

    private RefundJson() {}

    static ObjectNode of(MadeRefund made) {
        var refund = made.refund();
        ObjectNode json = numbers(made);
        json.put("channel", "ORIGINAL")
                .put("create_time", PayTimes.write(refund.createdAt()))
                .put("status", refund.state().name())
                .put("funds_account", "AVAILABLE");
        json.putArray("promotion_detail");
        amount(json, made)
                .put("settlement_refund", refund.amount())
                .put("settlement_total", made.order().total())
                .put("discount_refund", 0)
                .put("refund_fee", refund.feeBack())
                .put("currency", "CNY")
                .putArray("from");
        return json;
    }

    /** In a notification. */
    static ObjectNode told(MadeRefund made) {
        ObjectNode json = numbers(made);
        json.put("mchid", made.order().mchid().value())
                .put("refund_status", made.refund().state().name());
        amount(json, made);
        return json;
    }

    private static ObjectNode numbers(MadeRefund made) {
        var refund = made.refund();
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("refund_id", refund.refundId())
                .put("out_refund_no", refund.outRefundNo())
                .put("transaction_id", made.order().paid().transactionId())
                .put("out_trade_no", made.order().outTradeNo())
                .put("user_received_account", WALLET);
        if (refund.state() == RefundState.SUCCESS) {
            json.put("success_time", PayTimes.write(refund.createdAt()));
        }
        return json;
    }

    private static ObjectNode amount(ObjectNode json, MadeRefund made) {
        return json.putObject("amount")
                .put("total", made.order().total())
                .put("refund", made.refund().amount())
                .put("payer_total", made.order().total())
                .put("payer_refund", made.refund().amount());
    }
}
