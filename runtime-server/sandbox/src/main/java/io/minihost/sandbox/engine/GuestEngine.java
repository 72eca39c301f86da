package io.minihost.sandbox.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/** The one engine of a process. All contexts share its parsed sources, its profile and its compiled code. */
public final class GuestEngine implements AutoCloseable {

    /** One builtin allocates or computes its whole result before anybody can stop it, so their sizes are bounded. */
    private static final Map<String, String> BOUNDS = Map.of(
            "js.string-length-limit", "4194304",
            "js.max-typed-array-length", "33554432",
            "js.max-apply-argument-length", "65535",
            "js.function-arguments-limit", "65535",
            "js.shared-array-buffer", "false",
            "js.atomics", "false",
            "js.bigint", "false");

    private static final Map<String, String> ABSENT = Map.of(
            "js.java-package-globals", "false",
            "js.polyglot-builtin", "false",
            "js.polyglot-evalfile", "false",
            "js.load", "false",
            "js.print", "false",
            "js.console", "false");

    /**
     * Compiled code comes of a graph on the same heap, and a function that runs once in each context, such as a file's top level,
     * is compiled after some hundred visits like any other. The engine's own bound of 150,000 nodes let the guest's fill a
     * gigabyte; what grows past this one is interpreted. Functions that matter stay below 30,000.
     */
    private static final Map<String, String> COMPILER = Map.of("compiler.MaximumGraalGraphSize", "50000");

    private final Engine engine = newEngine();

    private final Source tools = hardening("tools");
    private final List<Source> hardening = Stream.of("arrays", "patterns", "numbers", "texts", "shared", "world")
            .map(GuestEngine::hardening)
            .toList();
    private final Source shim = source("host:shim.js", resource("/io/minihost/sandbox/shim.js"));
    private final Source warmUp = source("host:warmup.js", resource("/io/minihost/sandbox/warmup.js"));
    private final Source prelude;

    /** Takes the guest's prelude, a script that declares {@code minihostGuest}. */
    public GuestEngine(String prelude) {
        // Inside a function the declaration is no global, so that nothing has to be deleted afterwards.
        this.prelude = source("host:guest.js", "(function () {" + prelude + "\nreturn minihostGuest;\n})()");
    }

    /** The prelude this build was made with, as packed by {@code web}. */
    public static String packedPrelude() {
        return resource("/minihost/web/guest/guest.js");
    }

    private static Engine newEngine() {
        try {
            return engineBuilder().options(COMPILER).build();
        } catch (IllegalArgumentException interpreted) {
            // Without an optimizing compiler there are no such options.
            return engineBuilder().build();
        }
    }

    private static Engine.Builder engineBuilder() {
        return Engine.newBuilder("js")
                .allowExperimentalOptions(true)
                .option("engine.WarnInterpreterOnly", "false")
                .out(OutputStream.nullOutputStream())
                .err(OutputStream.nullOutputStream())
                .in(InputStream.nullInputStream())
                .logHandler(OutputStream.nullOutputStream());
    }

    /** Takes from a fresh context what a guest must not have. */
    public void harden(Context context) {
        harden(context, StackRoom::isThere);
    }

    /** The same with somebody else's word on whether there is room on the stack. */
    public void harden(Context context, BooleanSupplier isRoomThere) {
        Value shared = context.eval(tools)
                .execute((ProxyExecutable) nothing -> isRoomThere.getAsBoolean(), (ProxyExecutable)
                        text -> JsonKeys.collide(text[0].asString()));
        hardening.forEach(source -> context.eval(source).executeVoid(shared));
    }

    Source shim() {
        return shim;
    }

    public Source warmUp() {
        return warmUp;
    }

    Source prelude() {
        return prelude;
    }

    /** What the policy CONSTRAINED would check is said here by hand: see decision 10. */
    public Context newContext() {
        return Context.newBuilder("js")
                .engine(engine)
                .allowExperimentalOptions(true)
                .allowAllAccess(false)
                .allowHostAccess(HostAccess.NONE)
                .allowHostClassLoading(false)
                .allowPolyglotAccess(PolyglotAccess.NONE)
                .allowIO(IOAccess.NONE)
                .allowEnvironmentAccess(EnvironmentAccess.NONE)
                .allowCreateThread(false)
                .allowCreateProcess(false)
                .allowNativeAccess(false)
                .allowInnerContextOptions(false)
                .allowValueSharing(false)
                .useSystemExit(false)
                .options(BOUNDS)
                .options(ABSENT)
                .option("js.unhandled-rejections", "handler")
                // The guest knows its device's time zone; the server's is nobody's business.
                .option("js.timezone", "UTC")
                .build();
    }

    /** A source the engine parses once for all contexts, for as long as somebody holds it. */
    private static Source hardening(String name) {
        return source("host:harden-" + name + ".js", resource("/io/minihost/sandbox/harden/" + name + ".js"));
    }

    static Source source(String name, String text) {
        return Source.newBuilder("js", text, name).cached(true).buildLiteral();
    }

    /** Whether there is an optimizing compiler. */
    public boolean compiles() {
        return !engine.getImplementationName().contains("Interpreted");
    }

    /** Name and version; the name says whether there is an optimizing compiler. */
    public String description() {
        return (compiles() ? engine.getImplementationName() : "interpreter") + " " + engine.getVersion();
    }

    @Override
    public void close() {
        engine.close(true);
    }

    public static String resource(String name) {
        try (InputStream in = GuestEngine.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
