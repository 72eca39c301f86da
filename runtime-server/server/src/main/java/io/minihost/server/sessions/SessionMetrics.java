package io.minihost.server.sessions;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.minihost.sandbox.Turn;
import io.minihost.server.hostapi.LiveSessions;
import io.minihost.server.hostapi.calls.HostCallMetrics;
import io.minihost.server.sessions.capacity.Reservations;
import java.util.concurrent.TimeUnit;

/** What an operator sees of sessions as a whole. */
final class SessionMetrics implements HostCallMetrics {

    private final MeterRegistry meters;
    private final Timer turnCpu;
    private final Timer launchWait;
    private final Counter replays;
    private final Counter relaunches;

    SessionMetrics(MeterRegistry meters, LiveSessions sessions, Reservations reservations) {
        this.meters = meters;
        this.turnCpu = Timer.builder("minihost.session.turns")
                .description("CPU time of guests' turns")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        this.launchWait = Timer.builder("minihost.session.launch")
                .description("From the join of a view to the first patch for it")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        this.replays = meters.counter("minihost.session.replays");
        this.relaunches = meters.counter("minihost.session.relaunches");
        meters.gauge("minihost.sessions", sessions, LiveSessions::count);
        meters.gauge("minihost.sessions.reserved", reservations, Reservations::size);
    }

    void turn(Turn turn) {
        turnCpu.record(turn.cpuNanos(), TimeUnit.NANOSECONDS);
    }

    void launched(long waitNanos) {
        launchWait.record(waitNanos, TimeUnit.NANOSECONDS);
    }

    void replayed() {
        replays.increment();
    }

    void relaunched() {
        relaunches.increment();
    }

    @Override
    public void called(String api, boolean ok, long nanos) {
        meters.timer("minihost.session.calls", "api", api, "outcome", ok ? "ok" : "fail")
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
