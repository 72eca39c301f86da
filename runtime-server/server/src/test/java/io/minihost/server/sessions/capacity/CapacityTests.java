package io.minihost.server.sessions.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the house fills up. */
class CapacityTests {

    private final Census census = new Census();
    private final AtomicLong now = new AtomicLong();
    private final Capacity capacity = new Capacity(5000, 1000, census, now::get);

    @Test
    void letsASchoolInThroughOneAddress() {
        assertThat(fill("198.51.100.1", 5000)).isEqualTo(1000);
    }

    @Test
    void leavesRoomWhateverTenAddressesTake() {
        IntStream.range(0, 10).forEach(i -> fill("10.%d.0.1".formatted(i), 5000));
        assertThat(5000 - census.all()).isGreaterThan(400);
        assertThat(fill("198.51.100.1", 60)).isEqualTo(60);
    }

    @Test
    void leavesRoomWhateverANetworkTakes() {
        IntStream.range(0, 256).forEach(i -> fill("10.0.0." + i, 5000));
        IntStream.range(0, 65_536).forEach(i -> fill("2001:db8:0:%x::1".formatted(i), 50));
        assertThat(5000 - census.all()).isGreaterThan(1000);
        assertThat(capacity.hasRoom("198.51.100.1")).isTrue();
    }

    @Test
    void givesTheLastPlacesToThoseWhoHaveNone() {
        IntStream.range(0, 30).forEach(i -> fill("10.%d.0.1".formatted(i), 5000));
        assertThat(capacity.hasRoom("10.3.0.1")).isFalse();
        assertThat(capacity.hasRoom("198.51.100.1")).isTrue();
    }

    @Test
    void fillsASmallHouseFromAnywhere() {
        var small = new Capacity(3, 1000, census, now::get);
        for (var i = 0; i < 3; i++) {
            assertThat(small.hasRoom("127.0.0.1")).isTrue();
            census.enter("127.0.0.1");
        }
        assertThat(small.hasRoom("127.0.0.1")).isFalse();
        assertThat(small.hasRoom("198.51.100.1")).isFalse();
        census.leave("127.0.0.1");
        assertThat(small.hasRoom("198.51.100.1")).isTrue();
    }

    @Test
    void isFullForAMomentWhenAProgramCouldNotBeRun() {
        fill("198.51.100.1", 100);
        capacity.ranOut();
        assertThat(capacity.hasRoom("203.0.113.1")).isFalse();
        now.addAndGet(6_000_000_000L);
        assertThat(capacity.hasRoom("203.0.113.1")).isTrue();
    }

    @Test
    void keepsPlacesOfThoseWhoLeftForLessLongInAFullerHouse() {
        var whole = Duration.ofMinutes(10);
        fill("198.51.100.1", 1000);
        assertThat(capacity.grace(whole)).isEqualTo(whole);
        IntStream.range(0, 2750).forEach(i -> census.enter("10.0.%d.%d".formatted(i / 200, i % 200)));
        assertThat(capacity.grace(whole)).isEqualTo(Duration.ofMinutes(5));
        IntStream.range(0, 1250).forEach(i -> census.enter("10.1.%d.%d".formatted(i / 200, i % 200)));
        assertThat(capacity.grace(whole)).isEqualTo(Duration.ofSeconds(30));
        assertThat(capacity.grace(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
    }

    private int fill(String address, int wanted) {
        var in = 0;
        while (in < wanted && capacity.hasRoom(address)) {
            census.enter(address);
            in++;
        }
        return in;
    }
}
