package io.minihost.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the policy CONSTRAINED would check of a context, and why it is not used. */
final class PolicyTests {

    private static final GuestEngine ENGINE = new GuestEngine("const minihostGuest = {};");

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"js.string-length-limit", "js.max-typed-array-length", "js.max-apply-argument-length"})
    void cannotBeConstrainedAndBounded(String option) {
        assertThatThrownBy(() -> Engine.newBuilder("js")
                        .sandbox(SandboxPolicy.CONSTRAINED)
                        .out(new ByteArrayOutputStream())
                        .err(new ByteArrayOutputStream())
                        .option(option, "65535")
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Context.newBuilder("js")
                        .sandbox(SandboxPolicy.CONSTRAINED)
                        .out(new ByteArrayOutputStream())
                        .err(new ByteArrayOutputStream())
                        .allowHostAccess(HostAccess.NONE)
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Each is refused, or has no name to be asked by. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Java.type('java.lang.System')",
                "Packages.java.lang.System",
                "Polyglot.eval('js', '1')",
                "Polyglot.export('a', 1)",
                "load('/etc/passwd')",
                "loadWithNewGlobal('x')",
                "quit()",
                "exit(3)",
                "print(1)",
                "console.log(1)",
                "read('/etc/passwd')",
                "readline()",
                "require('fs')",
                "process.env",
                "new Worker('x')",
                "new SharedArrayBuffer(1)",
                "Atomics.add",
                "BigInt(1)",
                "1n",
                "WebAssembly.compile",
                "Intl.x.y",
                "new ShadowRealm()",
                "Temporal.Now.instant()"
            })
    void givesNoWayOut(String expression) {
        try (Context context = ENGINE.newContext()) {
            assertThatThrownBy(() -> context.eval("js", expression))
                    .isInstanceOfSatisfying(PolyglotException.class, e -> {
                        assertThat(e.isGuestException()).isTrue();
                        assertThat(e.isInternalError()).isFalse();
                        assertThat(e.isExit()).isFalse();
                    });
        }
    }

    @Test
    void knowsOneLanguage() {
        try (Context context = ENGINE.newContext()) {
            assertThat(context.getEngine().getLanguages().keySet()).containsExactly("js");
        }
    }

    @Test
    void hasNoModulesOfTheFileSystem() {
        try (Context context = ENGINE.newContext()) {
            Value told = context.eval(
                    "js",
                    "let told = 'waits'; import('/etc/passwd').then(() => { told = 'read' }, () => { told = 'refused' }); () => told");
            assertThat(told.execute().asString()).isEqualTo("refused");
        }
    }

    @Test
    void takesNothingFromOneContextToAnother() {
        try (Context one = ENGINE.newContext();
                Context two = ENGINE.newContext()) {
            Value secret = one.eval("js", "({ a: 1 })");
            Value reader = two.eval("js", "(x) => x.a");
            assertThatThrownBy(() -> reader.execute(secret)).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void bindsNothingOfTheHost() {
        try (Context context = ENGINE.newContext()) {
            context.getBindings("js").putMember("host", new Object());
            assertThat(context.eval("js", "Object.keys(Object(host)).length + typeof host.hashCode")
                            .asString())
                    .isEqualTo("0undefined");
        }
    }

    @Test
    void saysNothingByItself() {
        PrintStream out = System.out;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try (Context context = ENGINE.newContext()) {
            context.eval("js", "Promise.reject(new Error('unheard')); debugger;");
        } finally {
            System.setOut(out);
        }
        assertThat(heard.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void knowsNothingOfTheServersTimeZone() {
        try (Context context = ENGINE.newContext()) {
            assertThat(context.eval(
                                    "js",
                                    "[new Date(2026, 0).getTimezoneOffset(), new Intl.DateTimeFormat().resolvedOptions().timeZone, String(new Date(0))].join()")
                            .asString())
                    .matches("0,(UTC|GMT),Thu Jan 01 1970 00:00:00 GMT\\+0000.*");
        }
    }

    @Test
    void keepsNoSymbolsForOthers() {
        try (Context one = ENGINE.newContext();
                Context two = ENGINE.newContext()) {
            ENGINE.harden(one);
            ENGINE.harden(two);
            assertThat(one.eval("js", "Symbol.keyFor(Symbol.for('k')) + (Symbol.for('k') === Symbol.for('k'))")
                            .asString())
                    .isEqualTo("ktrue");
            assertThat(two.eval(
                                    "js",
                                    "String([Symbol.keyFor(Symbol('k')), Symbol.keyFor(Symbol.iterator), new WeakRef(two = {}).deref() === two])")
                            .asString())
                    .isEqualTo(",,true");
        }
    }
}
