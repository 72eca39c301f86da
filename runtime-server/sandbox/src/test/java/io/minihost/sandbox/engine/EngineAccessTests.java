package io.minihost.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the engine's policies for strangers' code would check, and cannot, because they refuse the options that bound a guest. Each
 * is set by hand; see decision 11.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EngineAccessTests {

    private final GuestEngine engine = new GuestEngine("const minihostGuest = {};");

    @AfterAll
    void close() {
        engine.close();
    }

    /** What somebody might put within a guest's reach by mistake. */
    public static final class Host {
        public final String secret = "secret";

        public String tell() {
            return secret;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"given.tell", "given.secret", "given.getClass", "given.hashCode"})
    void hostObjectsHaveNoMembers(String code) {
        try (Context context = engine.newContext()) {
            context.getBindings("js").putMember("given", new Host());
            assertThat(context.eval("js", "typeof " + code).asString()).isEqualTo("undefined");
        }
    }

    @Test
    void hostCollectionsHaveNoElements() {
        try (Context context = engine.newContext()) {
            for (Object given : List.of(List.of("secret"), Map.of("key", "secret"), new String[] {"secret"})) {
                context.getBindings("js").putMember("given", given);
                assertThat(context.eval("js", "`${given[0]} ${given.key} ${given.length} ${given.size}`")
                                .asString())
                        .doesNotContain("secret", "1");
            }
        }
    }

    @Test
    void hostFunctionsCannotBeCalled() {
        try (Context context = engine.newContext()) {
            Runnable given = () -> {
                throw new IllegalStateException("called");
            };
            context.getBindings("js").putMember("given", given);
            assertThatThrownBy(() -> context.eval("js", "given()")).hasMessageContaining("TypeError");
            assertThatThrownBy(() -> context.eval("js", "given.run()")).hasMessageContaining("TypeError");
        }
    }

    @Test
    void guestsImplementNoHostType() {
        try (Context context = engine.newContext()) {
            Value function = context.eval("js", "(function () { return 1; })");
            assertThatThrownBy(() -> function.as(Runnable.class)).isInstanceOf(RuntimeException.class);
            Value object = context.eval("js", "({ run() {} })");
            assertThatThrownBy(() -> object.as(Runnable.class)).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void readsNoFile(@TempDir Path folder) throws Exception {
        Path module = Files.writeString(folder.resolve("m.mjs"), "export default 'secret'");
        try (Context context = engine.newContext()) {
            context.eval(
                    "js", "globalThis.got = ''; import('" + module + "').then((m) => { got = m.default; }, () => 0);");
            assertThat(context.eval("js", "got").asString()).isEmpty();
            assertThatThrownBy(() -> context.eval("js", "load('" + module + "')"))
                    .hasMessageContaining("ReferenceError");
        }
    }

    @Test
    void knowsOneLanguage() {
        try (Context context = engine.newContext()) {
            assertThat(context.getEngine().getLanguages()).containsOnlyKeys("js");
            assertThat(context.getPolyglotBindings().getMemberKeys()).isEmpty();
        }
    }

    @Test
    void printsNothing() {
        PrintStream usual = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (Context context = engine.newContext()) {
            context.eval(
                    "js", "Promise.reject(new Error('unseen')); typeof console === 'object' && console.log('seen')");
        } finally {
            System.setOut(usual);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
