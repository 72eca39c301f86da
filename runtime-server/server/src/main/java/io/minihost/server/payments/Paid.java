package io.minihost.server.payments;

import java.time.Instant;

/**
 * A payment.
 *
 * @param total fen
 */
public record Paid(String transactionId, long total, Instant at) {}
