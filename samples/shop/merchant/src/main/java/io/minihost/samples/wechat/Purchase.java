package io.minihost.samples.wechat;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that a customer wants to pay, or has paid.
 *
 * @param number WeChat's {@code out_trade_no}
 * @param subject what is bought, in the words of who sells it: the id of a departure, of a notice
 * @param details of what is bought, as JSON
 * @param total in fen
 */
public record Purchase(
        String number,
        String program,
        String openid,
        String subject,
        String description,
        String details,
        int total,
        State state,
        Instant createdAt,
        String transactionId) {

    /** How long a purchase may be paid, and what it is for is held back for its customer. */
    static final Duration LIFE = Duration.ofMinutes(15);

    public enum State {
        OPEN,
        PAID,
        CLOSED
    }

    public Instant expiresAt() {
        return createdAt.plus(LIFE);
    }

    public boolean isPaid() {
        return state == State.PAID;
    }
}
