package io.minihost.server.payments.rehearsal;

/** Something that happens to an order of a rehearsal. */
enum Act {
    PAY,
    /** pays, and the word of it comes ten seconds later */
    PAY_AND_DELAY,
    /** pays a moment before the order's time is over */
    PAY_AT_THE_END,
    CANCEL,
    /** wants to pay and has too little */
    FIND_TOO_LITTLE,
    /** what was taken is told once more */
    TELL_AGAIN,
    REFUND,
    /** a refund that is under way fails */
    FAIL_REFUND
}
