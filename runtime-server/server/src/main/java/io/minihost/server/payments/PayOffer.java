package io.minihost.server.payments;

import io.minihost.server.payments.wire.MchId;
import java.time.Instant;

/**
 * What somebody is asked to pay: all of it comes from the merchant's order, nothing from the program.
 *
 * @param prepayId names it in what follows
 * @param total fen
 * @param expiresAt until when it can be paid
 */
public record PayOffer(
        String prepayId, MchId mchid, String merchant, String description, long total, Instant expiresAt) {}
