package io.minihost.server.merchantapi.refusals;

import java.time.Instant;

/**
 * A call that was refused.
 *
 * @param query with the values of those parameters alone that are no secrets
 * @param address where it came from
 */
public record Refused(
        String rid,
        Instant at,
        int millis,
        String method,
        String path,
        String query,
        String address,
        int errcode,
        String errmsg) {}
