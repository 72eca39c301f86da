package io.minihost.server.payments.rehearsal;

import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundHeader;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.payments.notifications.DeliveryFaults;
import io.minihost.server.payments.wire.MchId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notifications for a developer's own machine, which no address leads to: whoever listens there fetches them, and brings the answers
 * back. They are rows, so it does not matter which node is asked.
 */
@Component
class Relays {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String EVERY = "PT10M";
    private static final Duration LISTENING = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration KEPT = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final RehearsalRows rehearsals;
    private final Retention retention;
    private final Clock clock;

    Relays(JdbcClient jdbc, RehearsalRows rehearsals, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.rehearsals = rehearsals;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * A notification that is to be forwarded.
     *
     * @param body as the merchant's server gets it
     * @param resource what is encrypted in it, as JSON
     */
    record ForwardedNotification(long id, Map<String, String> headers, String body, String resource) {}

    Optional<DeliveryFaults.Answer> bring(MchId mchid, OutboundRequest request, String body, String resource)
            throws OutboundFailure {
        if (!isListened(rehearsals.get(mchid))) {
            return Optional.empty();
        }
        var headers = request.headers().stream().collect(Collectors.toMap(OutboundHeader::name, OutboundHeader::value));
        long id = jdbc.sql("insert into rehearsal_relay (mchid, headers, body, resource, created_at)"
                        + " values (?, ?, ?, ?, ?) returning id")
                .params(mchid.value(), JSON.writeValueAsString(headers), body, resource, Timestamps.of(clock.instant()))
                .query(Long.class)
                .single();
        return Optional.of(await(id));
    }

    boolean isListened(Rehearsal rehearsal) {
        var last = rehearsal.listenedAt();
        return last != null && last.isAfter(clock.instant().minus(LISTENING));
    }

    private DeliveryFaults.Answer await(long id) throws OutboundFailure {
        var until = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (System.nanoTime() < until) {
                var answer = jdbc.sql("select status, answer from rehearsal_relay where id = ? and status is not null")
                        .param(id)
                        .query((row, number) -> new DeliveryFaults.Answer(
                                row.getInt("status"), Objects.requireNonNull(row.getString("answer"))))
                        .optional();
                if (answer.isPresent()) {
                    return answer.get();
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        jdbc.sql("update rehearsal_relay set is_taken = true where id = ?")
                .param(id)
                .update();
        throw new OutboundFailure(OutboundFailure.Kind.TIMEOUT, "whoever listens brought no answer in time");
    }

    /** What is to be forwarded, at once or after a while; nothing when nothing has come. */
    List<ForwardedNotification> next(MchId mchid, Duration patience) {
        var until = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                rehearsals.listened(mchid);
                var parcels = take(mchid);
                if (!parcels.isEmpty() || System.nanoTime() >= until) {
                    return parcels;
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<ForwardedNotification> take(MchId mchid) {
        return jdbc.sql("update rehearsal_relay set is_taken = true where mchid = ? and not is_taken returning *")
                .param(mchid.value())
                .query((row, number) -> new ForwardedNotification(
                        row.getLong("id"),
                        JSON.readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {}),
                        Objects.requireNonNull(row.getString("body")),
                        Objects.requireNonNull(row.getString("resource"))))
                .list();
    }

    /** Whether it was waited for. */
    @Transactional
    public boolean answer(MchId mchid, long id, int status, String text) {
        return jdbc.sql(
                                "update rehearsal_relay set status = ?, answer = ? where mchid = ? and id = ? and status is null")
                        .params(status, text.replace('\0', ' '), mchid.value(), id)
                        .update()
                > 0;
    }

    @Scheduled(fixedDelayString = EVERY)
    void forget() {
        retention.expire(
                "forwarded notifications",
                EVERY,
                "rehearsal_relay",
                "created_at",
                clock.instant().minus(KEPT));
    }
}
