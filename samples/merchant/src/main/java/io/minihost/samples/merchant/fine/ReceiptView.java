package io.minihost.samples.merchant.fine;

import io.minihost.samples.wechat.Purchase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment of a fine as who pays it sees it.
 *
 * @param total in fen
 * @param transactionId of WeChat, empty while it is not paid
 * @param paidAt null while it is not paid
 * @param givenBack whether the money went back, as somebody else had paid the fine
 */
record ReceiptView(
        String number,
        Purchase.State state,
        Notice notice,
        int total,
        String transactionId,
        @Nullable Instant paidAt,
        boolean givenBack) {}
