package io.minihost.server.payments.refunds;

/** Where a refund is: money of wallets is back at once, so it is never under way. */
public enum RefundState {
    SUCCESS,
    /** the person has gone; the money waits in suspense */
    ABNORMAL
}
