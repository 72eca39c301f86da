package io.minihost.bundle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a bundle, told so that its developer can mend it.
 *
 * @param file path in the bundle, or empty for the archive as a whole
 * @param line from 1, where known
 * @param column from 1, where known
 */
public record Problem(
        String file, @Nullable Integer line, @Nullable Integer column, Severity severity, String message) {

    /** A message may quote what a stranger wrote. */
    private static final int CHARS_MAX = 1_000;

    /** Shortens what is too long to be read and replaces characters that a terminal would obey. */
    public Problem {
        file = shown(file);
        message = shown(message);
    }

    public enum Severity {
        /** The bundle is refused. */
        ERROR,
        /** The bundle runs, though perhaps not as meant. */
        WARNING;

        /** The lower-case name, as in JSON. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Problem error(String file, String message) {
        return new Problem(file, null, null, Severity.ERROR, message);
    }

    public static Problem warning(String file, String message) {
        return new Problem(file, null, null, Severity.WARNING, message);
    }

    private static String shown(String text) {
        int end = text.length() <= CHARS_MAX ? text.length() : text.offsetByCodePoints(0, CHARS_MAX);
        StringBuilder shown = new StringBuilder(end);
        text.codePoints()
                .limit(CHARS_MAX)
                .forEach(c -> shown.appendCodePoint(c != '\n' && Character.isISOControl(c) ? 0xFFFD : c));
        return end < text.length() ? shown.append('…').toString() : shown.toString();
    }

    @JsonIgnore
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The same, as no reason to refuse. */
    public Problem asWarning() {
        return new Problem(file, line, column, Severity.WARNING, message);
    }

    /** The same, as a reason to refuse. */
    public Problem asError() {
        return new Problem(file, line, column, Severity.ERROR, message);
    }

    /** {@code file:line:column}, as far as known. */
    public String place() {
        StringBuilder text = new StringBuilder(file);
        if (line != null) {
            text.append(':').append(line);
            if (column != null) {
                text.append(':').append(column);
            }
        }
        return text.toString();
    }

    /** {@code file:line:column: severity: message}, as compilers print it. */
    @Override
    public String toString() {
        String place = place();
        return (place.isEmpty() ? "" : place + ": ") + severity.text() + ": " + message;
    }
}
