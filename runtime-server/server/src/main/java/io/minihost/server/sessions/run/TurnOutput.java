package io.minihost.server.sessions.run;

import io.minihost.server.sessions.wire.ProtocolViolation;
import io.minihost.server.sessions.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a guest said in one turn, taken apart as little as needed: view commands stay the text they are.
 *
 * @param views JSON texts of view commands, in order
 * @param calls host API calls, in order
 */
public record TurnOutput(List<String> views, List<Call> calls) {

    static final TurnOutput EMPTY = new TurnOutput(List.of(), List.of());

    /**
     * A host API call.
     *
     * @param id 0 for a call that wants no answer
     * @param arguments JSON text
     */
    public record Call(long id, String name, String arguments) {}

    /**
     * Reads what a guest has sent at the end of a turn.
     *
     * @throws ProtocolViolation when the text is none of that, which no program can bring about
     */
    public static TurnOutput parse(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        List<String> views = new ArrayList<>();
        List<Call> calls = new ArrayList<>();
        try (JsonParser parser = WireJson.parser(text)) {
            WireJson.expect(parser.nextToken(), JsonToken.START_ARRAY);
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                message(parser, text, views, calls);
            }
            WireJson.expect(parser.currentToken(), JsonToken.END_ARRAY);
        } catch (JacksonException e) {
            throw new ProtocolViolation("guest sent no JSON: " + e.getOriginalMessage(), e);
        }
        return new TurnOutput(views, calls);
    }

    /** The calls in a text that a guest says in the middle of a turn; none of its messages is lost by saying nonsense. */
    static List<Call> calls(String text) {
        try {
            return parse(text).calls();
        } catch (ProtocolViolation e) {
            return List.of();
        }
    }

    private static void message(JsonParser parser, String text, List<String> views, List<Call> calls) {
        String type = "";
        @Nullable String view = null;
        long id = 0;
        String name = "";
        String arguments = "null";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (field) {
                case "t" -> type = WireJson.string(parser, value);
                case "m" -> view = WireJson.slice(parser, text);
                case "id" -> id = WireJson.number(parser, value);
                case "name" -> name = WireJson.string(parser, value);
                case "args" -> arguments = WireJson.slice(parser, text);
                default -> parser.skipChildren();
            }
        }
        if (type.equals("view") && view != null) {
            views.add(view);
        } else if (type.equals("call") && !name.isEmpty()) {
            calls.add(new Call(id, name, arguments));
        } else {
            throw new ProtocolViolation("guest sent an unknown message");
        }
    }
}
