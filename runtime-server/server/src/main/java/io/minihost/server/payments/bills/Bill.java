package io.minihost.server.payments.bills;

import io.minihost.server.payments.wire.MchId;
import io.minihost.server.payments.wire.PayTimes;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Which file is meant.
 *
 * @param type of orders and refunds {@code ALL}, {@code SUCCESS} or {@code REFUND}; of money {@code BASIC}
 * @param isZipped with GZIP
 */
record Bill(MchId mchid, Kind kind, LocalDate date, String type, boolean isZipped) {

    /** What it is about. */
    enum Kind {
        TRADE,
        FUND_FLOW
    }

    Instant from() {
        return date.atStartOfDay(PayTimes.ZONE).toInstant();
    }

    Instant until() {
        return date.plusDays(1).atStartOfDay(PayTimes.ZONE).toInstant();
    }
}
