package io.minihost.server.payments.refunds;

/** Where a refund is. Money of wallets is back at once, so only a rehearsal has one under way. */
public enum RefundState {
    PROCESSING,
    SUCCESS,
    /** the person has gone; the money waits in suspense */
    ABNORMAL
}
