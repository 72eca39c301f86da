package io.minihost.server.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.server.ServerTest;
import io.minihost.server.identity.Caller;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A caller did not hear the answer and asks again. */
class IdempotencyTests extends ServerTest {

    private static final Caller SOMEBODY = Caller.operator("somebody");

    @Autowired
    Idempotency idempotency;

    @Autowired
    JdbcClient jdbc;

    private final String key = UUID.randomUUID().toString();

    private HttpResponse<String> register(String key, String name) {
        return server().send(server().request("/api/v1/programs")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("{\"name\":\"" + name + "\"}")));
    }

    private long programs() {
        return jdbc.sql("select count(*) from program").query(Long.class).single();
    }

    @Test
    void hearsTheSameAnswerAgain() {
        var first = register(key, "Bakery");
        assertThat(first.statusCode()).isEqualTo(201);
        var programs = programs();
        var again = register(key, "Bakery");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body()).contains("appSecret");
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(programs()).isEqualTo(programs);
        assertThat(register(UUID.randomUUID().toString(), "Bakery").body()).isNotEqualTo(first.body());
    }

    @Test
    void refusesTheKeyForAnythingElse() {
        register(key, "Bakery");
        var other = register(key, "Butcher");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(server().json(other).get("code").stringValue()).isEqualTo("idempotency_key_used");
        assertThat(register("no key", "Butcher").statusCode()).isEqualTo(400);
        assertThat(register("k".repeat(101), "Butcher").statusCode()).isEqualTo(400);
    }

    @Test
    void keepsNoSecretThatCanBeRead() {
        var secret = server().json(register(key, "Bakery")).get("appSecret").stringValue();
        var kept = jdbc.sql("select answer from idempotent_call where key = ?")
                .param(key)
                .query(byte[].class)
                .single();
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(secret);
    }

    @Test
    void doesItOnceWhoeverAsksAtTheSameTime() throws Exception {
        var done = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> idempotency.once(
                            SOMEBODY, new IdempotencyKey(key), "count", "x", Integer.class, done::incrementAndGet))
                    .toList();
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo(1);
            }
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void forgetsWhatFailed() {
        assertThatThrownBy(() -> idempotency.once(SOMEBODY, new IdempotencyKey(key), "fail", "x", String.class, () -> {
                    throw new IllegalStateException("broke");
                }))
                .hasMessage("broke");
        assertThat(idempotency.once(SOMEBODY, new IdempotencyKey(key), "fail", "y", String.class, () -> "done"))
                .isEqualTo("done");
    }

    @Test
    void tellsCallersApart() {
        var other = Caller.operator("somebody else");
        assertThat(idempotency.once(SOMEBODY, new IdempotencyKey(key), "c", "x", String.class, () -> "one"))
                .isEqualTo("one");
        assertThat(idempotency.once(other, new IdempotencyKey(key), "c", "x", String.class, () -> "two"))
                .isEqualTo("two");
    }
}
