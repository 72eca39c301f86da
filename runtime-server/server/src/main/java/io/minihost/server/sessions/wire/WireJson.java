package io.minihost.server.sessions.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads messages token by token and hands out parts of them as the text they were, already checked to be JSON. */
public final class WireJson {

    private static final int DEPTH_MAX = 5_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final JsonMapper VALUES = JsonMapper.shared();

    private WireJson() {}

    /**
     * A value that the host itself looks into.
     *
     * @throws ProtocolViolation when it is deeper, or has longer numbers, than anybody means
     */
    public static JsonNode tree(String text) {
        try {
            return VALUES.readTree(text);
        } catch (JacksonException e) {
            throw new ProtocolViolation("not JSON that this host reads: " + e.getOriginalMessage(), e);
        }
    }

    public static JsonParser parser(String text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /** The text of the value the parser stands on; the parser stands on its last token afterwards. */
    public static String slice(JsonParser parser, String text) {
        int from = (int) parser.currentTokenLocation().getCharOffset();
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
        } else {
            parser.finishToken();
        }
        return text.substring(from, (int) parser.currentLocation().getCharOffset());
    }

    public static String string(JsonParser parser, JsonToken token) {
        expect(token, JsonToken.VALUE_STRING);
        return parser.getString();
    }

    public static long number(JsonParser parser, JsonToken token) {
        expect(token, JsonToken.VALUE_NUMBER_INT);
        return parser.getLongValue();
    }

    public static void expect(@Nullable JsonToken token, JsonToken expected) {
        if (token != expected) {
            throw new ProtocolViolation("expected %s, found %s".formatted(expected, token));
        }
    }
}
