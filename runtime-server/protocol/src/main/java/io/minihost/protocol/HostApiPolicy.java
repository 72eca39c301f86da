package io.minihost.protocol;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the host does around every call of a name, {@code Policy} of {@code web/protocol/src/host-apis/declaration.ts}.
 *
 * @param lane calls of one lane and visit are made one after the other; null if they may overtake one another
 * @param after the lane whose earlier calls are done first; null if none
 * @param prompt whether a program may wait for the answer in the middle of what it does
 * @param atOnce calls of this name that one visit may have under way; null for as many as it likes
 * @param perMinute calls of this name that one visit may make in a minute; null for as many as it likes
 * @param scope what the person must allow first; null if nothing
 * @param timeout after which a call fails; null for what may wait for a person, or knows its own
 */
public record HostApiPolicy(
        @Nullable String lane,
        @Nullable String after,
        boolean prompt,
        @Nullable Integer atOnce,
        @Nullable Integer perMinute,
        @Nullable String scope,
        @Nullable Duration timeout) {

    static HostApiPolicy of(JsonNode declaration) {
        Integer millis = number(declaration, "timeout");
        return new HostApiPolicy(
                text(declaration, "lane"),
                text(declaration, "after"),
                declaration.path("prompt").asBoolean(false),
                number(declaration, "atOnce"),
                number(declaration, "perMinute"),
                text(declaration, "scope"),
                millis == null ? null : Duration.ofMillis(millis));
    }

    private static @Nullable String text(JsonNode declaration, String name) {
        JsonNode value = declaration.get(name);
        return value == null ? null : value.stringValue();
    }

    private static @Nullable Integer number(JsonNode declaration, String name) {
        JsonNode value = declaration.get(name);
        return value == null ? null : value.intValue();
    }
}
