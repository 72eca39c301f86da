package io.minihost.server.sessions.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Launchable;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.identity.PersonId;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever asks for pages and never comes for them takes from nobody but themselves. */
class ReservationsTests {

    private static final AppId SHOP = AppId.random();
    private static final AppId OTHER = AppId.random();

    private final AtomicLong now = new AtomicLong();
    private final Reservations reservations =
            new Reservations(new Reservations.Limits(Duration.ofSeconds(15), 100, 5, 10, 20, 60), now::get);

    @Test
    void areGivenUpAfterAWhile() {
        var id = reserve("192.0.2.1", SHOP);
        now.addAndGet(Duration.ofSeconds(14).toNanos());
        assertThat(reservations.find(id)).isPresent();
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(reservations.find(id)).isEmpty();
        assertThat(reservations.size()).isZero();
    }

    @Test
    void loseTheOldestOfTheSamePerson() {
        var person = new PersonId(UUID.randomUUID());
        var first = reserve("192.0.2.1", SHOP, person);
        var others = IntStream.range(0, 5)
                .mapToObj(i -> reserve("198.51.%d.1".formatted(i), SHOP, person))
                .toList();
        assertThat(reservations.find(first)).isEmpty();
        assertThat(others).allSatisfy(id -> assertThat(reservations.find(id)).isPresent());
    }

    @Test
    void ofOneAddressOrNetworkTakeNobodyElsesRoom() {
        var mine = reserve("203.0.113.7", SHOP);
        IntStream.range(0, 1000).forEach(i -> reserve("192.0.2.1", SHOP));
        assertThat(reservations.size()).isEqualTo(11);
        IntStream.range(0, 1000).forEach(i -> reserve("192.0.2." + i % 250, SHOP));
        IntStream.range(0, 1000).forEach(i -> reserve("2001:db8:0:%x::%x".formatted(i, i), SHOP));
        assertThat(reservations.size()).isEqualTo(41);
        assertThat(reservations.find(mine)).isPresent();
    }

    @Test
    void ofManyNetworksLeaveRoomForThoseWhoHaveOne() {
        var mine = reserve("203.0.113.7", SHOP);
        var elsewhere = reserve("203.0.114.7", OTHER);
        IntStream.range(0, 5000)
                .forEach(i -> reserve("10.%d.7.%d".formatted(i % 40, i % 250), i % 3 == 0 ? OTHER : SHOP));
        assertThat(reservations.size()).isLessThanOrEqualTo(100);
        assertThat(reservations.find(mine)).isPresent();
        assertThat(reservations.find(elsewhere)).isPresent();
    }

    @Test
    void ofOneProgramLeaveRoomForOthers() {
        IntStream.range(0, 500).forEach(i -> reserve("10.%d.7.1".formatted(i % 250), SHOP));
        assertThat(reservations.size()).isEqualTo(60);
    }

    private SessionId reserve(String address, AppId program) {
        return reserve(address, program, new PersonId(UUID.randomUUID()));
    }

    private SessionId reserve(String address, AppId program, PersonId person) {
        var id = SessionId.random("test");
        var version = new Launchable(program, "Shop", "1", "0", EnvVersion.RELEASE);
        reservations.add(id, new Visit(person, version, "", "", 1001, Map.of(), address));
        return id;
    }
}
