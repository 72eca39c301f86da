package io.minihost.sandbox;

import static io.minihost.sandbox.Programs.LAUNCH;
import static io.minihost.sandbox.Programs.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.sandbox.engine.GuestEngine;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    private static final String LANGUAGES = GuestEngine.resource("/io/minihost/sandbox/languages.js");
    private static final String NEIGHBOUR =
            BUILTINS + LANGUAGES + "on('use', () => say(useBuiltins())); on('speak', () => say(speak()));";
    private static final String ATTACKER = BUILTINS + LANGUAGES + OVERFLOWS
            + "on('speak', ([way, i]) => { for (const say of SAYINGS) overflow(way, () => say(LANGUAGES[i])); say('done'); });"
            + "on('by', ([way, from, step]) => { for (let i = from; i < BUILTINS.length; i += step) overflow(way, BUILTINS[i]); say('done'); });"
            + "on('ways', () => say(Object.keys(OVERFLOWS)));"
            + "on('hold', () => { let all = []; for (;;) { useBuiltins(); all.push(new Array(3e6).fill(1)); } });"
            + "on('loop', () => { for (;;) useBuiltins(); });";

    /** Longer than a turn may usually take: it is about what happens, not for how long. */
    private static final GuestLimits PATIENT =
            GuestLimits.DEFAULT.withCpu(Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** How many builtins are tried in one way to overflow: with all ways together each of them several times. */
    private static final int STEP = 12;

    private static final int LANGUAGE_COUNT = 5;
    private static final Set<GuestEnd.Reason> LOST = EnumSet.of(GuestEnd.Reason.LOST, GuestEnd.Reason.LOST_AT_WORK);

    private final GuestHost calm = TestHosts.local((spec, end) -> {});

    abstract GuestHost host();

    @BeforeAll
    void overflow() {
        String[] ways = Objects.requireNonNull(attack("ways", "0"))
                .outbox()
                .replaceAll("[\\[\\]]", "")
                .split(",");
        assertThat(ways).hasSizeGreaterThan(30);
        for (int i = 0; i < ways.length; i++) {
            attack("by", "[" + ways[i] + "," + i % STEP + "," + STEP + "]");
        }
        for (int i = 0; i < LANGUAGE_COUNT; i++) {
            attack("speak", "[" + ways[i] + "," + i + "]");
        }
    }

    /** The turn; null if the attacker ends in it, for a limit or with its process, which may have been damaged. */
    private @Nullable Turn attack(String message, String argument) {
        Recorder heard = new Recorder();
        try (Guest guest = host().open(AttackContract.spec("attacker", ATTACKER, PATIENT), heard)) {
            guest.send(LAUNCH);
            if (heard.turnOrEnd() == null) {
                return null;
            }
            guest.send(call(message, argument));
            Turn turn = heard.turnOrEnd();
            if (turn == null) {
                GuestEnd end = heard.end();
                assertThat(end.limit() != null || LOST.contains(end.reason()))
                        .as("%s %s: %s", message, argument, end)
                        .isTrue();
            }
            return turn;
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
    void leavesNeighboursAllTheirLanguages() {
        assertThat(answer(host(), "speak")).contains("Deutschland").isEqualTo(answer(calm, "speak"));
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
        return answer(host, "use");
    }

    private static String answer(GuestHost host, String message) {
        Recorder heard = new Recorder();
        GuestSpec spec = new GuestSpec("neighbour", "wx-good", Programs.app(NEIGHBOUR), PATIENT, 1, List.of());
        try (Guest guest = host.open(spec, heard)) {
            guest.send(LAUNCH);
            heard.turn();
            guest.send(call(message, "0"));
            return heard.turn().outbox();
        }
    }
}
