package io.minihost.sandbox;

import static io.minihost.sandbox.Programs.LAUNCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.sandbox.GuestEnd.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each attack ends its own session by a limit that its log names, or comes to nothing; a session beside it goes on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AttackContract {

    static final GuestLimits TIGHT = new GuestLimits(
            Duration.ofSeconds(5),
            Duration.ofMillis(200),
            48L << 20,
            96L << 20,
            GuestLimits.DEFAULT.liveHeap(),
            50,
            100,
            GuestLimits.DEFAULT.calls(),
            GuestLimits.DEFAULT.messageBytes(),
            256 * 1024,
            20,
            30);

    abstract GuestHost host();

    abstract List<Attack> attacks();

    public static GuestSpec spec(String session, String code) {
        return spec(session, code, TIGHT);
    }

    public static GuestSpec spec(String session, String code, GuestLimits limits) {
        return new GuestSpec(session, "wx-" + session, Programs.app(code), limits, 1, List.of());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void endsAlone(Attack attack) {
        try (Neighbour neighbour = new Neighbour(host())) {
            Recorder heard = new Recorder();
            try (Guest guest = host().open(spec("attacker", ""), heard)) {
                guest.send(LAUNCH);
                heard.turn();
                guest.send(Programs.run(attack.code()));
                assertOutcome(attack, heard);
            }
            neighbour.assertUnharmed();
        }
    }

    @Test
    void mayAllocateMoreWhereTheHeapHasRoom() {
        Recorder heard = new Recorder();
        // A slow machine may need the tight CPU time for clearing the memory alone.
        GuestLimits limits = TIGHT.withCpu(TIGHT.launchCpu(), GuestLimits.DEFAULT.turnCpu());
        try (Guest guest = host().open(spec("busy", "", limits), heard)) {
            guest.send(LAUNCH);
            heard.turn();
            guest.send(Programs.run("for (let i = 0; i < 14; i++) new Uint8Array(5 << 20)"));
            assertThat(heard.turn().allocatedBytes()).isBetween(TIGHT.turnAllocation(), TIGHT.turnAllocationMax());
            guest.send(Programs.run("for (let i = 0; i < 40; i++) new Uint8Array(5 << 20)"));
            assertThat(heard.end().limit()).isEqualTo("turnAllocation");
        }
    }

    private static void assertOutcome(Attack attack, Recorder heard) {
        Turn turn = heard.turnOrEnd();
        if (turn != null) {
            assertThat(attack.mustEnd()).as("it went on: %s", heard.log).isFalse();
            return;
        }
        GuestEnd end = heard.end();
        assertThat(end.reason()).as(end.message()).isEqualTo(Reason.LIMIT);
        assertThat(end.limit()).isIn(attack.limits());
        assertThat(heard.log).last().asString().contains("\"limit\":\"" + end.limit() + "\"");
    }
}
