package io.minihost.server.ledger.proof;

import java.time.Instant;

/**
 * A chain as it was at some time, signed.
 *
 * @param key names the master key that the signature comes from
 */
record Head(Chain chain, Instant at, String key, String proof) {}
