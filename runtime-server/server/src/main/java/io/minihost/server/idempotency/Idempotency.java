package io.minihost.server.idempotency;

import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.SecretBox;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.MasterKey;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what a creating call asks for once for each {@link IdempotencyKey}. The answer is kept in the transaction that creates, so
 * that both are there or neither, whatever breaks in between; somebody who asks at the same time waits for it.
 */
@Service
public class Idempotency {
    private static final String EVERY = "PT1H";

    /** What its secrets are sealed for. */
    static final String PURPOSE = "idempotent-answers";

    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final JsonMapper json;
    private final Retention retention;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, MasterKey master, JsonMapper json, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.box = master.box(PURPOSE);
        this.json = json;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Creates, or answers what was answered before.
     *
     * @param key null when the caller has sent none: then it is simply done
     * @param call its name and what it is about, such as {@code POST /api/v1/programs}
     * @param input all that it was given; another input under the same key is refused
     * @param answer what is answered, as something that JSON can hold
     */
    @Transactional
    public <T> T once(
            Caller caller,
            @Nullable IdempotencyKey key,
            String call,
            Object input,
            Class<T> answer,
            Supplier<T> create) {
        if (key == null) {
            return create.get();
        }
        var hash = Sha256.of(call + "\n" + json.writeValueAsString(input));
        // Waits while another call with the same key is under way.
        var isFirst = jdbc.sql("insert into idempotent_call (caller, key, input_hash, at) values (?, ?, ?, ?)"
                                + " on conflict do nothing")
                        .params(caller.subject(), key.value(), hash, Timestamps.of(clock.instant()))
                        .update()
                == 1;
        if (!isFirst) {
            return json.readValue(box.open(earlier(caller, key, hash), name(caller, key)), answer);
        }
        var created = create.get();
        jdbc.sql("update idempotent_call set answer = ?, key_id = ? where caller = ? and key = ?")
                .params(
                        box.seal(json.writeValueAsBytes(created), name(caller, key)),
                        box.keyId(),
                        caller.subject(),
                        key.value())
                .update();
        return created;
    }

    private byte[] earlier(Caller caller, IdempotencyKey key, byte[] hash) {
        return jdbc.sql("select input_hash, answer from idempotent_call where caller = ? and key = ?")
                .params(caller.subject(), key.value())
                .query((row, number) -> {
                    if (!MessageDigest.isEqual(row.getBytes("input_hash"), hash)) {
                        throw Problem.unprocessable("This Idempotency-Key was used for something else.")
                                .code("idempotency_key_used");
                    }
                    return Objects.requireNonNull(row.getBytes("answer"));
                })
                .single();
    }

    private static String name(Caller caller, IdempotencyKey key) {
        return caller.subject() + "\n" + key.value();
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT10M")
    void forget() {
        retention.expire(
                "answers of creating calls",
                EVERY,
                "idempotent_call",
                "at",
                clock.instant().minus(KEPT));
    }
}
