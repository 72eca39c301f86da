package io.minihost.server.payments;

import java.time.Instant;

/**
 * A payment.
 *
 * @param total fen
 * @param isNew false when the same person had paid before
 */
public record Paid(String transactionId, long total, Instant at, boolean isNew) {}
