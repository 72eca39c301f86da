package io.minihost.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that were chosen to collide are refused, and no others. */
final class JsonKeysTests {

    private static final int MANY = 20_000;

    /** All with the same hash. */
    private static List<String> colliding(int count) {
        List<String> keys = List.of("");
        while (keys.size() < count) {
            keys = keys.stream()
                    .flatMap(key -> Stream.of(key + "Aa", key + "BB"))
                    .toList();
        }
        return keys.subList(0, count);
    }

    /** With different hashes of which a table of some thousand entries sees the same bits. */
    private static List<String> nearlyColliding(int count) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; keys.size() < count; i++) {
            String key = Integer.toString(i, 36);
            int hash = key.hashCode();
            if (((hash ^ hash >>> 16) & 0xfff) == 7) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static String object(List<String> keys) {
        return keys.stream().map(key -> "\"" + key + "\" : 1").collect(Collectors.joining(",", "{", "}"));
    }

    private static String keys(IntFunction<String> key) {
        return object(IntStream.range(0, MANY).mapToObj(key).toList());
    }

    @Test
    void refusesKeysThatCollide() {
        assertThat(JsonKeys.collide(object(colliding(3000)))).isTrue();
        assertThat(JsonKeys.collide("[1, {\"a\": " + object(colliding(400)) + "}]"))
                .isTrue();
        assertThat(JsonKeys.collide(object(nearlyColliding(4000)))).isTrue();
    }

    @Test
    void seesThroughEscapes() {
        String escaped = object(colliding(3000)).replace("A", "\\u0041").replace("B", "\\u0042");
        assertThat(JsonKeys.collide(escaped)).isTrue();
    }

    @Test
    void takesWhatPeopleName() {
        Random random = new Random(7);
        assertThat(List.of(
                        keys(i -> "item" + i),
                        keys(i -> String.valueOf(i * 64)),
                        keys(i -> "2026-" + i % 12 + "-" + i / 12),
                        keys(i -> Integer.toHexString(i)),
                        keys(i -> "%05d".formatted(i)),
                        keys(i -> (i * 0.5) + "," + (i * 0.25)),
                        keys(i -> new String(Character.toChars(0x4e00 + i))),
                        keys(i -> "http://example.com/" + Long.toString(random.nextLong(), 36) + "?\\\"\\n"),
                        keys(i -> "用户" + i + "的订单")))
                .allMatch(text -> !JsonKeys.collide(text));
    }

    @Test
    void countsEachObjectAlone() {
        String rows = colliding(MANY).stream()
                .map(key -> "{\"" + key + "\":{\"Aa\":\"Aa\",\"BB\":[\"" + key + "\"]}}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(JsonKeys.collide(rows)).isFalse();
        assertThat(JsonKeys.collide(colliding(MANY).toString())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "}", "}}}{", "\"", "\"\\", "{\"a\\u00", "{\"a\":", "\\\"{", "[[[[", "{{{{{{\"a\":1}"})
    void endsWhereTheTextDoes(String text) {
        assertThat(JsonKeys.collide(text)).isFalse();
    }

    @Test
    void keepsThemFromTheEngine() {
        try (GuestEngine engine = new GuestEngine("const minihostGuest = {};");
                Context context = engine.newContext()) {
            engine.harden(context);
            context.getBindings("js").putMember("text", object(colliding(MANY)));
            assertThatThrownBy(() -> context.eval("js", "JSON.parse(text)"))
                    .hasMessageContaining("RangeError: JSON.parse: an object has too many keys of the same hash");
            context.getBindings("js").putMember("text", keys(i -> "k" + i));
            assertThat(context.eval("js", "Object.keys(JSON.parse(text, (k, v) => v)).length")
                            .asInt())
                    .isEqualTo(MANY);
        }
    }
}
