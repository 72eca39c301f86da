package io.minihost.server.payments.refunds;

import io.minihost.server.payments.orders.OrderDraft;
import io.minihost.server.payments.wire.PayFields;
import io.minihost.server.payments.wire.PayRefusal;
import io.minihost.server.payments.wire.PayRequest;
import java.util.Optional;

/**
 * A refund as a merchant's server asks for it.
 *
 * @param hash of all of it
 */
public record RefundDraft(
        Optional<String> transactionId,
        Optional<String> outTradeNo,
        String outRefundNo,
        String reason,
        String notifyUrl,
        long amount,
        long total,
        String hash) {

    private static final int ID_MAX = 32;
    private static final int NUMBER_MAX = 64;
    private static final int REASON_MAX = 80;
    private static final int URL_MAX = 256;

    static RefundDraft read(PayRequest request) {
        var fields = request.fields();
        var amount = fields.object("amount");
        amount.requireYuan();
        requireOwnMoney(fields);
        var transaction = fields.find("transaction_id", ID_MAX);
        var number = fields.find("out_trade_no", ID_MAX);
        if (transaction.isEmpty() && number.isEmpty()) {
            throw PayRefusal.ofField("/transaction_id", "body", "is missing, and so is out_trade_no");
        }
        return new RefundDraft(
                transaction,
                number,
                OrderDraft.number(fields, "out_refund_no", NUMBER_MAX),
                fields.find("reason", REASON_MAX).orElse(""),
                fields.find("notify_url", URL_MAX).orElse(""),
                amount.amount("refund"),
                amount.amount("total"),
                OrderDraft.hash(fields));
    }

    /** What is refunded comes from the merchant's balance, which is one. */
    private static void requireOwnMoney(PayFields fields) {
        var account = fields.find("funds_account", ID_MAX).orElse("AVAILABLE");
        if (!account.equals("AVAILABLE") && !account.equals("UNSETTLED")) {
            throw fields.refuse("funds_account", "is not AVAILABLE");
        }
    }
}
