package io.minihost.sandbox.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.minihost.sandbox.limits.HeapTrial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HeapWatchTests {

    private static final long MB = 1 << 20;
    private static final long MAX = 1_000_000 * MB;
    private static final long START = 500_000 * MB;

    private boolean relieved;

    /** Works nothing off by itself, so that real collections do not disturb. */
    private final HeapWatch watch = new HeapWatch(task -> {}, () -> relieved, MAX);

    private static final class Fake implements HeapWatch.Keeper {

        final HeapShare share = new HeapShare();
        final List<String> ended = new ArrayList<>();
        int trials;

        @Override
        public HeapShare share() {
            return share;
        }

        @Override
        public long liveHeapLimit() {
            return 100 * MB;
        }

        @Override
        public void endFor(String limit) {
            ended.add(limit);
        }

        @Override
        public void putOnTrial() {
            trials++;
        }
    }

    private Fake guest() {
        Fake guest = new Fake();
        watch.enter(guest);
        return guest;
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void sharesGrowthByAllocation() {
        Fake much = guest();
        Fake little = guest();
        watch.settle(START, false);
        much.share.sinceLast();
        double before = much.share.kept();
        much.share.allocated(90 * MB);
        little.share.allocated(10 * MB);
        watch.settle(START + 50 * MB, false);
        assertThat(much.share.kept() - before).isCloseTo(45.0 * MB, offset(1.0));
        assertThat(little.share.kept()).isCloseTo(5.0 * MB, offset(1.0));
    }

    @Test
    void neverChargesMoreThanWasAllocated() {
        Fake guest = guest();
        watch.settle(START, false);
        guest.share.allocated(10 * MB);
        watch.settle(START + 500 * MB, false);
        assertThat(guest.share.kept()).isCloseTo(10.0 * MB, offset(1.0));
    }

    @Test
    void leavesTheVerdictToATrial() {
        Fake guest = guest();
        watch.settle(START, true);
        guest.share.allocated(150 * MB);
        watch.settle(START + 150 * MB, true);
        assertThat(guest.trials).isEqualTo(1);
        assertThat(guest.ended).as("the trial decides").isEmpty();
    }

    @Test
    void forgivesWhatAFullCollectionFrees() {
        Fake guest = guest();
        watch.settle(START, false);
        guest.share.allocated(150 * MB);
        watch.settle(START + 150 * MB, false);
        watch.settle(START + 20 * MB, true);
        assertThat(guest.trials).isZero();
        assertThat(guest.share.kept()).isCloseTo(20.0 * MB, offset(1.0));
    }

    @Test
    void suspectsNobodyWhileThereIsSomethingToForget() {
        Fake guest = guest();
        watch.settle(START, false);
        guest.share.allocated(150 * MB);
        relieved = true;
        watch.settle(MAX - 100_000 * MB, true);
        assertThat(guest.trials).isZero();
        relieved = false;
        watch.settle(MAX - 100_000 * MB, true);
        assertThat(guest.trials).isEqualTo(1);
    }

    @Test
    void keepsTheGarbageOfThoseGoneFromTheOthers() {
        Fake gone = guest();
        Fake stays = guest();
        watch.settle(START, false);
        gone.share.allocated(80 * MB);
        stays.share.allocated(80 * MB);
        watch.settle(START + 160 * MB, false);
        watch.leave(gone);
        watch.settle(START + 80 * MB, true);
        assertThat(stays.share.kept()).isCloseTo(80.0 * MB, offset(1.0));
    }

    @Test
    void triesTheGreediestWhenTheHeapIsNearlyFull() {
        Fake much = guest();
        Fake little = guest();
        watch.settle(START, true);
        much.share.allocated(60 * MB);
        little.share.allocated(10 * MB);
        watch.settle((long) (0.9 * MAX), true);
        assertThat(much.trials).isEqualTo(1);
        assertThat(much.ended).isEmpty();
        assertThat(little.trials).isZero();
    }

    @Test
    void blamesNobodyForBeingOneOfTooMany() {
        List<Fake> guests = Stream.generate(this::guest).limit(20).toList();
        watch.settle(START, true);
        guests.forEach(guest -> guest.share.allocated(10 * MB));
        for (int collection = 0; collection < 20; collection++) {
            watch.settle((long) (0.9 * MAX), true);
        }
        assertThat(guests).allSatisfy(guest -> {
            assertThat(guest.trials).isZero();
            assertThat(guest.ended).isEmpty();
        });
    }

    @Test
    void condemnsWhoKeepsWhatItAllocates() {
        assertThat(HeapTrial.judge(8 * MB, 9 * MB, MB)).isEqualTo(Verdict.GUILTY);
        assertThat(HeapTrial.judge(MB, 9 * MB, MB)).as("it churns").isEqualTo(Verdict.INNOCENT);
        assertThat(HeapTrial.judge(8 * MB, 9 * MB, 9 * MB)).isEqualTo(Verdict.UNCLEAR);
        assertThat(HeapTrial.judge(8 * MB, 20_000, 0))
                .as("it cannot have been this turn")
                .isEqualTo(Verdict.INNOCENT);
    }
}
