package io.minihost.server.sessions.log;

import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.LogEntry;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes a log entry of what a guest wrote, which may be anything. */
public final class GuestLogLine {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MESSAGE_MAX = 8 * 1024;
    private static final int WORD_MAX = 300;
    private static final Set<String> LEVELS = Set.of("debug", "info", "warn", "error");
    private static final Set<String> KINDS = Set.of("console", "error", "unsupported", "api", "lifecycle", "limit");
    private static final Set<String> ATTRIBUTIONS = Set.of("program", "host", "network");

    private GuestLogLine() {}

    public static LogEntry read(String text, Instant at) {
        JsonNode line;
        try {
            line = JSON.readTree(text);
        } catch (JacksonException e) {
            line = JSON.createObjectNode().put("message", text);
        }
        return new LogEntry(
                at,
                oneOf(LEVELS, line.path("level"), "info"),
                oneOf(KINDS, line.path("kind"), "console"),
                oneOf(ATTRIBUTIONS, line.path("attribution"), "host"),
                LogEntry.shortened(Arguments.text(line, "message", ""), MESSAGE_MAX),
                word(line.path("file")),
                number(line.path("line")),
                number(line.path("column")),
                word(line.path("api")),
                word(line.path("limit")));
    }

    private static String oneOf(Set<String> words, JsonNode value, String otherwise) {
        return value.isString() && words.contains(value.stringValue()) ? value.stringValue() : otherwise;
    }

    private static @Nullable String word(JsonNode value) {
        return value.isString() ? LogEntry.shortened(value.stringValue(), WORD_MAX) : null;
    }

    private static @Nullable Integer number(JsonNode value) {
        return value.isInt() ? (Integer) value.intValue() : null;
    }
}
