package io.minihost.samples.merchant.fine;

import io.minihost.samples.merchant.Words;
import java.time.Instant;

/**
 * A fine for a car.
 *
 * @param amount in fen
 * @param points that the driver loses
 * @param paid whether somebody has paid it
 */
record Notice(String id, String plate, Instant at, Words place, Words offence, int amount, int points, boolean paid) {}
