package io.minihost.sandbox;

import static io.minihost.sandbox.Programs.LAUNCH;
import static io.minihost.sandbox.Programs.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A guest that runs out of stack, memory or time in the middle of whatever the engine does for the first time. What is left
 * half done must not be what others need.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OverflowContract {

    private static final String BUILTINS = GuestEngine.resource("/io/minihost/sandbox/builtins.js");
    private static final String OVERFLOWS = GuestEngine.resource("/io/minihost/sandbox/overflows.js");
    private static final String NEIGHBOUR = BUILTINS + "on('use', () => say(useBuiltins()));";
    private static final String ATTACKER = BUILTINS + OVERFLOWS
            + "on('by', ([way, from, step]) => { for (let i = from; i < BUILTINS.length; i += step) overflow(way, BUILTINS[i]); say('done'); });"
            + "on('ways', () => say(Object.keys(OVERFLOWS)));"
            + "on('hold', () => { let all = []; for (;;) { useBuiltins(); all.push(new Array(3e6).fill(1)); } });"
            + "on('loop', () => { for (;;) useBuiltins(); });";

    /** Longer than a turn may usually take: it is about what happens, not for how long. */
    private static final GuestLimits PATIENT =
            GuestLimits.DEFAULT.withCpu(Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** How many builtins are tried in one way to overflow: with all ways together each of them several times. */
    private static final int STEP = 7;

    private final GuestHost calm = TestHosts.local((spec, end) -> {});

    abstract GuestHost host();

    @BeforeAll
    void overflow() {
        Recorder heard = new Recorder();
        try (Guest guest = host().open(AttackContract.spec("attacker", ATTACKER, PATIENT), heard)) {
            guest.send(LAUNCH);
            heard.turn();
            guest.send(call("ways", "0"));
            String[] ways = heard.turn().outbox().replaceAll("[\\[\\]]", "").split(",");
            assertThat(ways).hasSizeGreaterThan(30);
            for (int i = 0; i < ways.length; i++) {
                guest.send(call("by", "[" + ways[i] + "," + i % STEP + "," + STEP + "]"));
                if (heard.turnOrEnd() == null) {
                    assertThat(heard.end().limit())
                            .as("by %s: %s", ways[i], heard.end())
                            .isNotNull();
                    return;
                }
            }
        }
    }

    @AfterAll
    void close() {
        calm.close();
    }

    @Test
    void leavesNeighboursAllTheirBuiltins() {
        assertThat(uses(host())).hasSizeGreaterThan(1_000).isEqualTo(uses(calm));
    }

    @Test
    void leavesThemAfterATurnThatWasStopped() {
        GuestLimits hasty = GuestLimits.DEFAULT.withCpu(Duration.ofSeconds(30), Duration.ofMillis(300));
        Recorder heard = new Recorder();
        try (Guest guest = host().open(AttackContract.spec("attacker", ATTACKER, hasty), heard)) {
            guest.send(LAUNCH);
            heard.turn();
            guest.send(call("loop", "0"));
            assertThat(heard.end().limit()).isEqualTo("turnCpu");
        }
        assertThat(uses(host())).isEqualTo(uses(calm));
    }

    @Test
    void leavesThemAfterATurnThatTookAllMemory() {
        Recorder heard = new Recorder();
        try (Guest guest = host().open(AttackContract.spec("attacker", ATTACKER, PATIENT), heard)) {
            guest.send(LAUNCH);
            heard.turn();
            guest.send(call("hold", "0"));
            assertThat(heard.turnOrEnd()).isNull();
        }
        assertThat(uses(host())).isEqualTo(uses(calm));
    }

    private static String uses(GuestHost host) {
        Recorder heard = new Recorder();
        GuestSpec spec = new GuestSpec("neighbour", "wx-good", Programs.app(NEIGHBOUR), PATIENT, 1, List.of());
        try (Guest guest = host.open(spec, heard)) {
            guest.send(LAUNCH);
            heard.turn();
            guest.send(call("use", "0"));
            return heard.turn().outbox();
        }
    }
}
