package io.minihost.sandbox.runner.frames;

import io.minihost.bundle.Limits;
import io.minihost.bundle.Problem;
import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.JournalEntry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What server and runner say to each other. Guests are numbered by the server, once per runner. */
public sealed interface Frame {

    /** Server to runner: a program, before anything that names its hash. Style sheets stay with the server. */
    record Program(String hash, String manifest, String templates, Map<String, String> modules) implements Frame {}

    /** Server to runner: makes a program fast, now because that is awaited, or else in spare time without an answer. */
    record Prepare(String hash, boolean awaited) implements Frame {}

    /** Runner to server: what an awaited {@link Prepare} asked for is done. */
    record Prepared(String hash) implements Frame {}

    record Release(String hash) implements Frame {}

    record Open(
            int guest,
            String sessionId,
            String appId,
            String developer,
            String hash,
            GuestLimits limits,
            long seed,
            List<JournalEntry> journal)
            implements Frame {}

    record Send(int guest, String message) implements Frame {}

    /** Runner to server: a guest waits for an {@link Answer}. */
    record Question(int guest, String question) implements Frame {}

    record Answer(int guest, String answer) implements Frame {}

    record Pause(int guest) implements Frame {}

    record Resume(int guest) implements Frame {}

    record Close(int guest) implements Frame {}

    record Ping(long nonce) implements Frame {}

    /** Server to runner: end. */
    record Bye() implements Frame {}

    /** Runner to server, first of all: which execution engine it has. */
    record Hello(int version, String engine, String walls) implements Frame {}

    /** Runner to server: a thread takes up a guest, or lays it down without having finished a turn. */
    record AtWork(int guest, boolean working) implements Frame {}

    record Started(int guest) implements Frame {}

    /**
     * A finished turn.
     *
     * @param timerMessage what caused it, null for the oldest message sent and not yet answered
     */
    record Turned(
            int guest,
            long number,
            long atMillis,
            @Nullable String timerMessage,
            String outbox,
            long cpuNanos,
            long allocatedBytes)
            implements Frame {}

    record Logged(int guest, String entry) implements Frame {}

    record Ended(int guest, GuestEnd end) implements Frame {}

    /** Runner to server: a turn does not stop; kill me. */
    record Broken(String appId, String sessionId, String message) implements Frame {}

    /**
     * Runner to server: something that all guests share is out of order; this process ends now.
     *
     * @param explained whether it is known that nobody who is in a turn now caused it
     */
    record Damaged(String what, boolean explained) implements Frame {}

    record Pong(long nonce, long heapUsed, long heapMax) implements Frame {}

    /** Server to compiler: an archive as uploaded. */
    record Compile(Limits limits, ByteBuffer archive) implements Frame {}

    /** Compiler to server, at most once before the outcome: Sass or Less take part. */
    record Preprocesses() implements Frame {}

    /** Compiler to server: the outcome; no bundle if there is an error among the problems. */
    record Compiled(@Nullable CompiledBundle bundle, List<Problem> problems) implements Frame {}
}
