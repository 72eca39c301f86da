package io.minihost.sandbox.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestEnd.Reason;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.Programs;
import io.minihost.sandbox.engine.GuestEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is left to do when nobody waits for a program any more. */
class PrimingTests {

    private final GuestEngine engine = new GuestEngine("const minihostGuest = {};");
    private final Priming priming = new Priming(engine, 25, Duration.ZERO);
    private final LinkedBlockingQueue<Visit> visits = new LinkedBlockingQueue<>();
    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private final CompiledBundle program = Programs.app("App({})");

    @AfterEach
    void close() {
        priming.close();
        engine.close();
    }

    @Test
    void goesOnInSpareTimeUntilTheCompilerRests() throws InterruptedException {
        assertThat(priming.prime(program, wanted::get, this::open)).succeedsWithin(Duration.ofSeconds(30));
        assertThat(visits).isEmpty();
        List<Integer> rounds = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            int made = 0;
            goOn();
            for (Visit visit = next(); visit != null; visit = next()) {
                visit.close();
                made++;
            }
            rounds.add(made);
        }
        assertThat(rounds).containsExactly(10, 0);
    }

    @Test
    void givesWayInTheMiddleOfAVisit() throws InterruptedException {
        AtomicBoolean spare = new AtomicBoolean(true);
        assertThat(priming.prime(program, wanted::get, this::open)).succeedsWithin(Duration.ofSeconds(30));
        priming.goOn(spare::get);
        Visit visit = Objects.requireNonNull(next());
        spare.set(false);
        priming.giveWay();
        assertThat(visit.closed).isTrue();
        assertThat(next()).isNull();
        goOn();
        assertThat(next()).isNotNull();
    }

    @Test
    void letsSomebodyWhoWaitsGoFirst() throws InterruptedException {
        priming.prime(program, wanted::get, this::open).join();
        goOn();
        Visit visit = Objects.requireNonNull(next());
        assertThat(priming.prime(Programs.app("App({a: 1})"), wanted::get, this::open))
                .succeedsWithin(Duration.ofSeconds(30));
        assertThat(visit.closed).isTrue();
    }

    @Test
    void leavesToSpareTimeWhatNobodyWaitsFor() throws InterruptedException {
        assertThat(priming.primeInSpareTime(program, wanted::get, this::open)).succeedsWithin(Duration.ofSeconds(30));
        assertThat(next()).isNull();
        goOn();
        // The first context of an engine takes a while.
        assertThat(visits.poll(30, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void forgetsWhatNobodyWantsAnyMore() throws InterruptedException {
        priming.prime(program, wanted::get, this::open).join();
        wanted.set(false);
        goOn();
        assertThat(next()).isNull();
    }

    private void goOn() {
        priming.goOn(() -> true);
    }

    private @Nullable Visit next() throws InterruptedException {
        return visits.poll(1, TimeUnit.SECONDS);
    }

    private Guest open(GuestSpec spec, GuestListener listener) {
        Visit visit = new Visit(listener);
        visits.add(visit);
        return visit;
    }

    /** A guest that does nothing until it is closed. */
    private static final class Visit implements Guest {

        private final GuestListener listener;
        private volatile boolean closed;

        Visit(GuestListener listener) {
            this.listener = listener;
        }

        @Override
        public void send(String message) {}

        @Override
        public void answer(String answer) {}

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                listener.onEnded(new GuestEnd(Reason.CLOSED, null, "closed"));
            }
        }
    }
}
