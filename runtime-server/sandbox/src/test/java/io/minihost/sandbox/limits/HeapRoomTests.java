package io.minihost.sandbox.limits;

import static io.minihost.sandbox.Programs.LAUNCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.sandbox.AttackContract;
import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestHost;
import io.minihost.sandbox.Programs;
import io.minihost.sandbox.Recorder;
import io.minihost.sandbox.TestHosts;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class HeapRoomTests {

    private static final long MOST = 700;
    private static final long TOO_FULL = 600;

    private int collections;
    private long living;
    private final HeapRoom room = new HeapRoom(MOST, () -> {
        collections++;
        return living;
    });

    @Test
    void grantsByAnyCollection() {
        assertThat(room.isFor(99, System.nanoTime(), TOO_FULL)).isTrue();
        assertThat(collections).isZero();
    }

    @Test
    void refusesByWhatAFullCollectionLeft() {
        living = TOO_FULL;
        assertThat(room.isFor(101, System.nanoTime(), TOO_FULL)).isFalse();
        assertThat(collections).isEqualTo(1);
    }

    @Test
    void doesNotTakeTheGarbageOfOthersForTheirs() {
        living = 50;
        long turn = System.nanoTime();
        assertThat(room.isFor(101, turn, TOO_FULL)).isTrue();
        assertThat(room.isFor(649, turn, TOO_FULL)).isTrue();
        assertThat(room.isFor(651, turn, TOO_FULL)).isFalse();
        assertThat(collections).isEqualTo(1);
    }

    @Test
    void collectsNotForEachTurnAndRefusesNobodyMeanwhile() {
        living = TOO_FULL;
        assertThat(room.isFor(101, System.nanoTime(), TOO_FULL)).isFalse();
        long next = System.nanoTime();
        assertThat(room.isFor(101, next, TOO_FULL)).isTrue();
        room.collected(TOO_FULL);
        assertThat(room.isFor(101, next, TOO_FULL)).isFalse();
        assertThat(collections).isEqualTo(1);
    }

    /** Fills the old generation of a small runner with what nobody needs any more. */
    @Test
    void letsAHeavyTurnPassAfterANeighboursGarbage() throws InterruptedException {
        String litter = "globalThis.kept = kept.concat([new Uint8Array(3 << 20)]); say(kept.length);"
                + " if (kept.length >= 100) globalThis.kept = [];";
        try (GuestHost host = TestHosts.runners(1, 0)) {
            for (int visitor = 0; visitor < 3; visitor++) {
                Recorder litterer = new Recorder();
                try (Guest guest = host.open(AttackContract.spec("litterer", "globalThis.kept = [];"), litterer)) {
                    guest.send(LAUNCH);
                    litterer.turn();
                    for (int i = 0; i < 100 && litterer.end.getNow(null) == null; i++) {
                        guest.send(Programs.run(litter));
                        if (litterer.turnOrEnd() == null) {
                            break;
                        }
                    }
                }
                litterer.end.orTimeout(60, TimeUnit.SECONDS).join();
            }
            Recorder heard = new Recorder();
            try (Guest guest = host.open(AttackContract.spec("busy", ""), heard)) {
                guest.send(LAUNCH);
                heard.turn();
                guest.send(Programs.run("for (let i = 0; i < 14; i++) new Uint8Array(5 << 20); say('done');"));
                assertThat(heard.turn().outbox())
                        .as("%s", List.copyOf(heard.log))
                        .isEqualTo("[\"done\"]");
            }
        }
    }
}
