package io.minihost.server.hostapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a session's log.
 *
 * @param level {@code debug}, {@code info}, {@code warn} or {@code error}
 * @param kind {@code console}, {@code error}, {@code unsupported}, {@code api}, {@code lifecycle} or {@code limit}
 * @param attribution {@code program}, {@code host} or {@code network}
 * @param file path in the developer's bundle, or of the source that a file of it was built from
 * @param api the host API it is about
 * @param limit the limit that was hit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LogEntry(
        Instant at,
        String level,
        String kind,
        String attribution,
        String message,
        @Nullable String file,
        @Nullable Integer line,
        @Nullable Integer column,
        @Nullable String api,
        @Nullable String limit) {

    /** NUL, and halves of characters. */
    private static final Pattern UNFIT = Pattern.compile("[\\x00\\ud800-\\udfff]");

    private static final int MESSAGE_MAX = 20 * 1024;
    private static final int WORD_MAX = 1_000;

    /** Whoever writes an entry, there may be words of a program in it. */
    public LogEntry {
        message = fit(message, MESSAGE_MAX);
        file = file == null ? null : fit(file, WORD_MAX);
        api = api == null ? null : fit(api, WORD_MAX);
        limit = limit == null ? null : fit(limit, WORD_MAX);
    }

    /** As much as fits, without what the database cannot keep. */
    private static String fit(String text, int max) {
        return UNFIT.matcher(shortened(text, max)).replaceAll("\uFFFD");
    }

    public static String shortened(String text, int max) {
        return text.length() > max ? text.substring(0, max) + "…" : text;
    }

    public LogEntry withMessage(String other) {
        return new LogEntry(at, level, kind, attribution, other, file, line, column, api, limit);
    }

    public LogEntry withPlace(String otherFile, int otherLine, int otherColumn) {
        return new LogEntry(at, level, kind, attribution, message, otherFile, otherLine, otherColumn, api, limit);
    }

    /** Something that happened to the session itself. */
    public static LogEntry lifecycle(Instant at, String level, Attribution attribution, String message) {
        return new LogEntry(at, level, "lifecycle", attribution.wireName(), message, null, null, null, null, null);
    }

    /** The session ended, or nearly so, at a limit. */
    static LogEntry limit(Instant at, String limit, String message) {
        return new LogEntry(
                at, "error", "limit", Attribution.PROGRAM.wireName(), message, null, null, null, null, limit);
    }

    /** The program asked for something that this host does not have. */
    public static LogEntry unsupported(Instant at, String api) {
        return new LogEntry(
                at,
                "error",
                "unsupported",
                Attribution.HOST.wireName(),
                api + " is not supported",
                null,
                null,
                null,
                api,
                null);
    }

    /** A host API did what was asked, but should not have been asked. */
    public static LogEntry warning(Instant at, String api, String message) {
        return new LogEntry(at, "warn", "api", Attribution.PROGRAM.wireName(), message, null, null, null, api, null);
    }

    /** A host API failed. */
    public static LogEntry api(Instant at, Attribution attribution, String api, String message) {
        return new LogEntry(at, "error", "api", attribution.wireName(), message, null, null, null, api, null);
    }
}
