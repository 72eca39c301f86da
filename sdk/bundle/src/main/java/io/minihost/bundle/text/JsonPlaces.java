package io.minihost.bundle.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Where the upper values of a JSON text stand. A tree: names and depths that somebody made huge are held once. */
public final class JsonPlaces {

    /** As deep as anything lies that a problem is told of. */
    private static final int DEPTH_MAX = 5;

    private static final int PLACES_MAX = 50_000;

    private record Place(TokenStreamLocation at, Map<String, Place> inner) {}

    private final Map<String, Place> top = new HashMap<>();
    private int left = PLACES_MAX;

    public JsonPlaces(JsonParser parser) {
        read(parser, parser.nextToken(), top, 1);
    }

    /** The place of a property's name or of an array's element; null when that is not known. */
    @Nullable
    public TokenStreamLocation find(JsonPointer pointer) {
        Map<String, Place> level = top;
        Place found = null;
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            found = level.get(rest.getMatchingProperty());
            if (found == null) {
                return null;
            }
            level = found.inner();
        }
        return found == null ? null : found.at();
    }

    private void read(JsonParser parser, @Nullable JsonToken token, Map<String, Place> into, int depth) {
        if (depth > DEPTH_MAX || left <= 0) {
            parser.skipChildren();
        } else if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                Map<String, Place> inner = add(into, parser.currentName(), parser);
                read(parser, parser.nextToken(), inner, depth + 1);
            }
        } else if (token == JsonToken.START_ARRAY) {
            int index = 0;
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                read(parser, next, add(into, String.valueOf(index++), parser), depth + 1);
            }
        }
    }

    private Map<String, Place> add(Map<String, Place> into, String name, JsonParser parser) {
        Map<String, Place> inner = new HashMap<>(0);
        if (left-- > 0) {
            into.putIfAbsent(name, new Place(parser.currentTokenLocation(), inner));
        }
        return inner;
    }
}
