package io.minihost.server.payments.refunds;

import java.time.Instant;

/**
 * What somebody got back.
 *
 * @param amount fen
 * @param feeBack what of the fee came back to the merchant
 */
public record Refund(
        long id,
        String refundId,
        String outRefundNo,
        long orderId,
        long amount,
        long feeBack,
        String reason,
        RefundState state,
        Instant createdAt) {}
