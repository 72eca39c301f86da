package io.minihost.server.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.server.ServerTest;
import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.Retention;
import io.minihost.server.common.web.Problem;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is done too often. */
class RateLimitTests extends ServerTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    DataSource database;

    @Autowired
    Retention retention;

    @Autowired
    JdbcClient jdbc;

    private final String name = "test " + UUID.randomUUID();

    /** As another node has it. */
    private RateLimit limit(int times, Duration within) {
        return new RateLimits(database, retention).of(name, times, within);
    }

    @Test
    void isRefusedOnEveryNode() {
        limit(2, HOUR).pass("ann");
        limit(2, HOUR).pass("ann");
        assertThatThrownBy(() -> limit(2, HOUR).pass("ann")).isInstanceOfSatisfying(Problem.class, refusal -> {
            assertThat(refusal.getStatusCode().value()).isEqualTo(429);
            assertThat(refusal.getHeaders().getFirst("Retry-After"))
                    .satisfies(wait -> assertThat(Integer.parseInt(wait)).isBetween(1500, 1802));
        });
        assertThatCode(() -> limit(2, HOUR).pass("bob")).doesNotThrowAnyException();
    }

    @Test
    void countsANetworkAsSomeOfItsAddresses() {
        var limit = limit(1, HOUR);
        var passed = IntStream.range(0, 20)
                .filter(i -> {
                    try {
                        limit.pass(ClientNetwork.of("198.51.100." + i));
                        return true;
                    } catch (Problem e) {
                        return false;
                    }
                })
                .count();
        assertThat(passed).isEqualTo(8);
    }

    @Test
    void countsExactlyWhoeverComesAtTheSameTime() throws Exception {
        var passed = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 30)
                    .<Callable<Integer>>mapToObj(i -> () -> {
                        limit(10, HOUR).pass("ann");
                        return passed.incrementAndGet();
                    })
                    .toList();
            for (var each : threads.invokeAll(tries)) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(Problem.class);
                }
            }
        }
        assertThat(passed).hasValue(10);
    }

    @Test
    void isForgottenWhenItNoLongerMatters() {
        var limits = new RateLimits(database, retention);
        limits.of(name, 5, Duration.ofMillis(10)).pass("ann");
        limits.of(name, 5, HOUR).pass("bob");
        jdbc.sql("update rate_bucket set expires_at = expires_at - 120000 where id = ?")
                .param(name + " ann")
                .update();
        limits.forget();
        assertThat(jdbc.sql("select id from rate_bucket where id like ?")
                        .param(name + "%")
                        .query(String.class)
                        .list())
                .containsExactly(name + " bob");
    }
}
