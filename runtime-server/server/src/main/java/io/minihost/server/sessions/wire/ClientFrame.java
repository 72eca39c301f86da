package io.minihost.server.sessions.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** What a view says, as in {@code ClientFrame} of {@code web/protocol/src/wire.ts}. */
public sealed interface ClientFrame {

    /**
     * First frame of a connection.
     *
     * @param seq the last patch that the view has applied
     * @param epoch null for a view that has nothing yet
     * @param device an object
     */
    record Join(String session, long seq, @Nullable String epoch, JsonNode device, Url url) implements ClientFrame {}

    /**
     * Something for the guest.
     *
     * @param message JSON object
     */
    record Input(long n, String message) implements ClientFrame {}

    record Ack(long seq) implements ClientFrame {}

    /**
     * The answer to something the host has asked.
     *
     * @param value JSON text
     */
    record Answer(long id, boolean ok, String value) implements ClientFrame {}

    record Ping() implements ClientFrame {}

    record Url(String path, String query) {
        static final Url ENTRY = new Url("", "");
    }

    /**
     * Reads one frame.
     *
     * @throws ProtocolViolation when the text is not one
     */
    static ClientFrame parse(String text) {
        Fields fields = new Fields();
        try (JsonParser parser = WireJson.parser(text)) {
            WireJson.expect(parser.nextToken(), JsonToken.START_OBJECT);
            fields.read(parser, text);
            if (parser.nextToken() != null) {
                throw new ProtocolViolation("more than one JSON value in a frame");
            }
        } catch (JacksonException e) {
            throw new ProtocolViolation("not JSON: " + e.getOriginalMessage(), e);
        }
        return fields.frame();
    }

    /** Fields of all kinds of frames, as far as read. */
    final class Fields {

        private String type = "";
        private String session = "";
        private long seq = -1;
        private long n = -1;
        private @Nullable String epoch;
        private String device = "{}";
        private Url url = Url.ENTRY;
        private @Nullable String message;
        private long id;
        private boolean ok;
        private String answer = "null";

        private void read(JsonParser parser, String text) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (field) {
                    case "t" -> type = WireJson.string(parser, value);
                    case "session" -> session = WireJson.string(parser, value);
                    case "seq" -> seq = WireJson.number(parser, value);
                    case "n" -> n = WireJson.number(parser, value);
                    case "epoch" -> epoch = value == JsonToken.VALUE_NULL ? null : WireJson.string(parser, value);
                    case "device" -> device = object(parser, value, text);
                    case "id" -> id = WireJson.number(parser, value);
                    case "ok" -> ok = value == JsonToken.VALUE_TRUE;
                    case "value" -> answer = WireJson.slice(parser, text);
                    case "m" -> message = object(parser, value, text);
                    case "url" -> url = url(parser, value);
                    default -> parser.skipChildren();
                }
            }
        }

        private static String object(JsonParser parser, JsonToken value, String text) {
            WireJson.expect(value, JsonToken.START_OBJECT);
            return WireJson.slice(parser, text);
        }

        private static Url url(JsonParser parser, JsonToken value) {
            WireJson.expect(value, JsonToken.START_OBJECT);
            String path = "";
            String query = "";
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = parser.currentName();
                JsonToken part = parser.nextToken();
                switch (field) {
                    case "path" -> path = WireJson.string(parser, part);
                    case "query" -> query = WireJson.string(parser, part);
                    default -> parser.skipChildren();
                }
            }
            return new Url(path, query);
        }

        private ClientFrame frame() {
            return switch (type) {
                case "join" -> new Join(session, Math.max(seq, 0), epoch, WireJson.tree(device), url);
                case "in" -> input();
                case "ack" -> new Ack(seq);
                case "answer" -> answer();
                case "ping" -> new Ping();
                default -> throw new ProtocolViolation("unknown frame");
            };
        }

        private Answer answer() {
            if (id < 1) {
                throw new ProtocolViolation("answer without number");
            }
            return new Answer(id, ok, answer);
        }

        private Input input() {
            if (message == null || n < 1) {
                throw new ProtocolViolation("input without number or message");
            }
            return new Input(n, message);
        }
    }
}
