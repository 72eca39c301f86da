package io.minihost.server.payments.wire;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Numbers of payments and refunds: 28 digits, with the day in their middle. */
public final class PayNumbers {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(PayTimes.ZONE);
    private static final int BEFORE = 1_000_000;
    private static final long BEHIND = 10_000_000_000L;

    private PayNumbers() {}

    public static String ofPayment(Instant at) {
        return number("4200", at);
    }

    public static String ofRefund(Instant at) {
        return number("5030", at);
    }

    private static String number(String kind, Instant at) {
        return "%s%06d%s%010d".formatted(kind, RANDOM.nextInt(BEFORE), DAY.format(at), RANDOM.nextLong(BEHIND));
    }
}
