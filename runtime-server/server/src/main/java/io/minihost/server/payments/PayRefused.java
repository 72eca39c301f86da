package io.minihost.server.payments;

/** A program asks for a payment that cannot be; nothing has moved. */
public final class PayRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** a parameter is missing, or is none */
        PARAMETER,
        /** not signed by the merchant, or signed for something else */
        SIGNATURE,
        /** no such prepay_id, one of another program, or older than two hours */
        UNKNOWN,
        /** the order is somebody else's to pay */
        NOT_YOURS,
        PAID,
        CLOSED,
        /** the order's time is over */
        EXPIRED,
        /** the merchant is paid nothing at present, or nothing is paid in the program */
        FROZEN,
        /** paying wants an account */
        ACCOUNT_NEEDED,
        /** the wallet has too little; the sheet may go on */
        BALANCE
    }

    private final Reason reason;

    PayRefused(Reason reason, String words) {
        super(words, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** For the program: what follows {@code requestPayment:fail}. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
