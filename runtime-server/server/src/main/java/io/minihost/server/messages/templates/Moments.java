package io.minihost.server.messages.templates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times as messages write them, or two of them with a tilde between. */
final class Moments {

    private static final String MARK = "[-/.]";
    private static final Pattern DATE = Pattern.compile(
            "(?:(\\d{4})年(\\d{1,2})月(?:(\\d{1,2})日)?|(\\d{1,2})月(\\d{1,2})日|(\\d{4})(MARK)(\\d{1,2})(?:\\7(\\d{1,2}))?|(\\d{1,2})MARK(\\d{1,2}))"
                    .replace("MARK", MARK));
    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?");
    private static final int LENGTH_MAX = 64;
    private static final int LEAP_YEAR = 2000;

    private Moments() {}

    /** With a day, and a time if there is one. */
    static boolean isDate(String text) {
        return isPeriod(text, Moments::isMomentOfADay);
    }

    /** With a time, a day, or both. */
    static boolean isTime(String text) {
        return isPeriod(text, part -> TIME.matcher(part).matches() || isMomentOfADay(part));
    }

    private static boolean isPeriod(String text, Predicate<String> moment) {
        if (text.length() > LENGTH_MAX) {
            return false;
        }
        var parts = text.split("[~～]", -1);
        // The second moment of a day may be the time alone.
        return parts.length <= 2
                && moment.test(parts[0].strip())
                && (parts.length == 1 || TIME.matcher(parts[1].strip()).matches() || moment.test(parts[1].strip()));
    }

    private static boolean isMomentOfADay(String text) {
        var date = DATE.matcher(text);
        if (!date.lookingAt() || !exists(date)) {
            return false;
        }
        var rest = text.substring(date.end());
        if (rest.isEmpty()) {
            return true;
        }
        var isApart = Character.isWhitespace(rest.charAt(0)) || date.group().endsWith("日");
        return isApart && TIME.matcher(rest.strip()).matches();
    }

    private static boolean exists(Matcher date) {
        try {
            if (date.group(1) != null) {
                return day(date.group(1), date.group(2), date.group(3));
            }
            if (date.group(4) != null) {
                return day(String.valueOf(LEAP_YEAR), date.group(4), date.group(5));
            }
            return date.group(6) != null
                    ? day(date.group(6), date.group(8), date.group(9))
                    : day(String.valueOf(LEAP_YEAR), date.group(10), date.group(11));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean day(String year, String month, @Nullable String day) {
        var date =
                LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), day == null ? 1 : Integer.parseInt(day));
        return date.getYear() >= 0;
    }
}
