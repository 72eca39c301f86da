package io.minihost.server.sessions.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.hostapi.Lane;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class CallLanesTests {

    private final CallLanes lanes = new CallLanes(Thread::startVirtualThread);

    @Test
    void letsSlowFilesHoldNoStorage() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch stored = new CountDownLatch(1);
        CountDownLatch file = new CountDownLatch(1);
        Map<Lane, CallLane> visit = lanes.ofVisit();
        lane(visit, Lane.FILES).add(() -> await(slow));
        lane(visit, Lane.FILES).add(file::countDown);
        lane(visit, Lane.STORAGE).add(stored::countDown);
        assertThat(stored.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(file.getCount()).as("its turn has not come").isEqualTo(1);
        slow.countDown();
        assertThat(file.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void letsManyVisitsWithSlowFilesHoldNothingElse() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        for (int i = 0; i < 100; i++) {
            lane(lanes.ofVisit(), Lane.FILES).add(() -> await(slow));
        }
        CountDownLatch others = new CountDownLatch(2);
        lane(lanes.ofVisit(), Lane.STORAGE).add(others::countDown);
        lane(lanes.ofVisit(), Lane.SOCKETS).add(others::countDown);
        assertThat(others.await(60, TimeUnit.SECONDS)).isTrue();
        slow.countDown();
    }

    @Test
    void keepsTheOrderOfALane() throws InterruptedException {
        List<Integer> done = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(100);
        CallLane lane = lane(lanes.ofVisit(), Lane.STORAGE);
        for (int i = 0; i < 100; i++) {
            int number = i;
            lane.add(() -> {
                done.add(number);
                all.countDown();
            });
        }
        assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(done).isSorted();
    }

    private static CallLane lane(Map<Lane, CallLane> lanes, Lane name) {
        CallLane lane = lanes.get(name);
        assertThat(lane).isNotNull();
        return Objects.requireNonNull(lane);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
