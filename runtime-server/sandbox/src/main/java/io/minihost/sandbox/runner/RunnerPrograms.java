package io.minihost.sandbox.runner;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.runner.frames.Frame;
import io.minihost.sandbox.runner.frames.FrameQueue;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The programs that a runner has been sent: each travels once. */
final class RunnerPrograms {

    private final FrameQueue out;
    private final Set<String> known = new HashSet<>();
    private final Map<String, CompletableFuture<Void>> preparing = new ConcurrentHashMap<>();

    RunnerPrograms(FrameQueue out) {
        this.out = out;
    }

    /** Sends a program before the first frame that needs it. */
    synchronized void send(CompiledBundle program) {
        if (known.add(program.hash())) {
            out.put(new Frame.Program(program.hash(), program.manifest(), program.templates(), program.modules()));
        }
    }

    /** Completes when the program is prepared, released, or the runner is no more. */
    synchronized CompletableFuture<Void> prepare(CompiledBundle program) {
        send(program);
        // Before it is asked for: what is prepared already is answered at once.
        CompletableFuture<Void> answer = preparing.computeIfAbsent(program.hash(), hash -> new CompletableFuture<>());
        out.put(new Frame.Prepare(program.hash(), true));
        return answer;
    }

    synchronized void prepareInSpareTime(CompiledBundle program) {
        send(program);
        out.put(new Frame.Prepare(program.hash(), false));
    }

    synchronized void release(String hash) {
        if (known.remove(hash)) {
            out.put(new Frame.Release(hash));
            prepared(hash);
        }
    }

    void prepared(String hash) {
        CompletableFuture<Void> waiting = preparing.remove(hash);
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    /** The runner is no more: nobody waits for it. */
    void close() {
        Set.copyOf(preparing.keySet()).forEach(this::prepared);
    }
}
