package io.minihost.server.payments.door;

import io.github.bucket4j.Bucket;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.payments.merchants.Merchants;
import io.minihost.server.payments.wire.PayAnswer;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Remembers what merchants' servers have asked and were answered, a moment later and many at a time, so that no call waits for
 * it. What is signed wrongly anybody can send: of that only some is remembered.
 */
@Component
class PayLog {

    private static final Logger LOG = LoggerFactory.getLogger(PayLog.class);
    private static final int WAITING_MAX = 10_000;
    private static final int AT_ONCE = 500;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int RID_BYTES = 12;
    private static final int TEXT_MAX = 4_000;
    private static final int URL_MAX = 500;
    private static final int UNPROVEN_A_MINUTE = 120;

    private final JdbcTemplate jdbc;
    private final Merchants merchants;
    private final Clock clock;
    private final BlockingQueue<Object[]> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Bucket unproven = Bucket.builder()
            .addLimit(limit -> limit.capacity(UNPROVEN_A_MINUTE).refillGreedy(UNPROVEN_A_MINUTE, Duration.ofMinutes(1)))
            .build();
    private final Thread writer;

    PayLog(JdbcTemplate jdbc, Merchants merchants, Clock clock) {
        this.jdbc = jdbc;
        this.merchants = merchants;
        this.clock = clock;
        this.writer = Thread.ofVirtual().name("pay-log").start(this::write);
    }

    static String newRid() {
        return RandomText.hex(RID_BYTES).toUpperCase(java.util.Locale.ROOT);
    }

    /**
     * Remembers one.
     *
     * @param proof null when it names no merchant
     * @return by which id it is found again
     */
    String keep(
            Incoming call,
            @Nullable Authorization proof,
            boolean isProven,
            Instant started,
            String code,
            PayAnswer answer) {
        var rid = newRid();
        if (proof != null && (isProven || isWorthIt(proof))) {
            var millis = Math.clamp(Duration.between(started, clock.instant()).toMillis(), 0, Integer.MAX_VALUE);
            var text = answer.isSigned() ? answer.body().text(StandardCharsets.UTF_8) : "";
            var isTaken = waiting.offer(new Object[] {
                rid,
                proof.mchid().value(),
                isProven,
                Timestamps.of(started),
                millis,
                storable(call.method(), URL_MAX),
                storable(call.url(), URL_MAX),
                call.address(),
                storable(proof.serial(), URL_MAX),
                answer.status(),
                code,
                storable(call.body(), TEXT_MAX),
                storable(text, TEXT_MAX)
            });
            if (!isTaken) {
                LOG.warn("the call {} is not remembered: too many others wait", rid);
            }
        }
        return rid;
    }

    private boolean isWorthIt(Authorization proof) {
        try {
            return unproven.tryConsume(1) && merchants.find(proof.mchid()).isPresent();
        } catch (DataAccessException e) {
            return false;
        }
    }

    private static String storable(String text, int max) {
        var kept = text.length() > max ? text.substring(0, max) + "…" : text;
        return kept.codePoints()
                .map(point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                        ? '\ufffd'
                        : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void write() {
        var some = new ArrayList<Object[]>();
        try {
            while (true) {
                some.clear();
                some.add(waiting.take());
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                waiting.drainTo(some, AT_ONCE);
                store(some);
            }
        } catch (InterruptedException e) {
            waiting.drainTo(some);
            store(some);
            Thread.currentThread().interrupt();
        }
    }

    private void store(List<Object[]> some) {
        try {
            jdbc.batchUpdate(
                    "insert into pay_request (rid, mchid, proven, at, millis, method, path, address, serial, status,"
                            + " code, request, answer) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    some);
        } catch (RuntimeException e) {
            LOG.warn("{} calls are not remembered: {}", some.size(), String.valueOf(e.getMessage()));
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        writer.interrupt();
        writer.join(PAUSE.multipliedBy(10));
    }
}
