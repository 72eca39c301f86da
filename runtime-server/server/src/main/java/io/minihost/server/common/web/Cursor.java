package io.minihost.server.common.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * A place in a list that is ordered by time, and by id where the time is the same. What comes behind it stays behind it, whatever
 * is added meanwhile.
 */
public record Cursor(Instant at, String id) {

    /** Before everything. */
    public static final Cursor START = new Cursor(Instant.EPOCH, "");

    /** After everything: where lists begin that have the newest first. */
    public static final Cursor END = new Cursor(Instant.ofEpochSecond(99_999_999_999L), "\uffff");

    /** The id of a list whose ids are numbers; greater than all of them when it is none, as that of {@link #END}. */
    public long number() {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** For a caller, to whom it means nothing. */
    String text() {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((micros + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    static Cursor parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            return new Cursor(Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), parts[1]);
        } catch (IllegalArgumentException
                | ArrayIndexOutOfBoundsException
                | DateTimeException
                | ArithmeticException e) {
            throw Problem.badRequest("after is what a page before said as next.")
                    .code("invalid_cursor");
        }
    }
}
