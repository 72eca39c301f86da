package io.minihost.sandbox.warmup;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.Turn;
import io.minihost.sandbox.engine.GuestEngine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.graalvm.polyglot.Context;
import org.jspecify.annotations.Nullable;

/** A visit nobody sees: launches a program, asks for a snapshot, and goes. Its calls are never answered. */
final class WarmUp implements GuestListener {

    private static final Logger LOG = System.getLogger(WarmUp.class.getName());
    private static final String SNAPSHOT = "{\"t\":\"snapshot\"}";

    private final CompletableFuture<GuestEnd> ended = new CompletableFuture<>();
    private volatile @Nullable Guest guest;

    private WarmUp() {}

    /** The message that launches a program for such a visit. */
    static String launch(GuestEngine engine, CompiledBundle program) {
        try (Context context = engine.newContext()) {
            return context.eval(engine.warmUp()).execute(program.manifest()).asString();
        }
    }

    /** Starts a visit; completes with how it ended. */
    static CompletableFuture<GuestEnd> visit(
            CompiledBundle program, String launch, BiFunction<GuestSpec, GuestListener, ? extends Guest> opener) {
        WarmUp visit = new WarmUp();
        Guest guest =
                opener.apply(new GuestSpec("warm-up", "warm-up", program, GuestLimits.DEFAULT, 1, List.of()), visit);
        visit.guest = guest;
        guest.send(launch);
        guest.send(SNAPSHOT);
        return visit.ended;
    }

    @Override
    public void onStarted() {}

    @Override
    public void onTurn(Turn turn) {
        Guest mine = guest;
        if (mine != null && SNAPSHOT.equals(turn.cause().message())) {
            mine.close();
        }
    }

    @Override
    public void onLog(String entry) {}

    @Override
    public void onEnded(GuestEnd end) {
        if (end.reason() != GuestEnd.Reason.CLOSED) {
            LOG.log(Level.WARNING, "a warm-up ended: {0}", end.message());
        }
        ended.complete(end);
    }
}
