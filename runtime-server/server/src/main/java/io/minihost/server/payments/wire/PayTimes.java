package io.minihost.server.payments.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as the platform writes them: RFC 3339 in its own zone, to the second. */
public final class PayTimes {

    /** Where a day of bills begins. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    /** The form has four digits for a year. */
    private static final int YEAR_MAX = 9999;

    private PayTimes() {}

    public static String write(Instant at) {
        return FORM.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE));
    }

    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text))
                    .filter(time -> time.getYear() > 0 && time.getYear() <= YEAR_MAX)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
