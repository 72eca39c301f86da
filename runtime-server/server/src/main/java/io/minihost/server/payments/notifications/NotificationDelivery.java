package io.minihost.server.payments.notifications;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.minihost.server.common.AvoidedHosts;
import io.minihost.server.common.Budgets;
import io.minihost.server.outbound.LenientUrl;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.outbound.OutboundFailure;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries to bring one notification: at once, and where it is not taken after the platform's documented pauses. */
@Component
class NotificationDelivery {

    /** Before the second try, the third, and so on. */
    private static final List<Duration> PAUSES = Stream.of(
                    15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600)
            .map(Duration::ofSeconds)
            .toList();

    private static final int SERVER_ERROR = 500;
    private static final int ANSWER_KEPT = 1000;
    private static final long ANSWERS_BYTES = 4L * 1024 * 1024;

    private final NotificationOutbox outbox;
    private final NotificationRequests requests;
    private final Outbound outbound;
    private final Clock clock;
    private final AvoidedHosts hosts = new AvoidedHosts();
    private final Budgets budgets = new Budgets(ANSWERS_BYTES, ANSWERS_BYTES);

    NotificationDelivery(NotificationOutbox outbox, NotificationRequests requests, Outbound outbound, Clock clock) {
        this.outbox = outbox;
        this.requests = requests;
        this.outbound = outbound;
        this.clock = clock;
    }

    void attempt(NotificationOutbox.Claimed one) {
        if (one.tries() > PAUSES.size() + 1) {
            var cutOff = new NotificationAttempt(clock.instant(), 0, Outcome.CUT_OFF, null, "", "");
            outbox.tried(one, cutOff, NotificationState.FAILED, Duration.ZERO);
            return;
        }
        try {
            var uri = LenientUrl.parse(one.url());
            var host = hosts.of(uri);
            if (host.tryAcquirePermission()) {
                send(one, uri, host);
            } else {
                outbox.postpone(one, AvoidedHosts.PAUSE);
            }
        } catch (OutboundFailure e) {
            tried(one, clock.instant(), Outcome.NO_ANSWER, null, "", e.kind() + ": " + e.getMessage());
        }
    }

    private void send(NotificationOutbox.Claimed one, URI uri, CircuitBreaker host) {
        var began = clock.instant();
        var made = requests.make(one, uri, began);
        try (var lease = budgets.lease(List.of(Budgets.Holder.NODE))) {
            var response = outbound.send(made.request(), lease);
            count(host, began, response.status() >= SERVER_ERROR ? "status" : null);
            var isTaken = response.status() == 200 || response.status() == 204;
            tried(
                    one,
                    began,
                    isTaken ? Outcome.TAKEN : Outcome.NOT_TAKEN,
                    response.status(),
                    made.shown(),
                    response.body().text(StandardCharsets.UTF_8));
        } catch (OutboundFailure e) {
            count(host, began, e.kind().name());
            tried(one, began, Outcome.NO_ANSWER, null, made.shown(), e.kind() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            host.releasePermission();
            throw e;
        }
    }

    private void count(CircuitBreaker host, Instant began, @Nullable String failure) {
        if (failure == null) {
            host.onSuccess(millis(began), TimeUnit.MILLISECONDS);
        } else {
            host.onError(millis(began), TimeUnit.MILLISECONDS, new IllegalStateException(failure));
        }
    }

    private void tried(
            NotificationOutbox.Claimed one,
            Instant began,
            Outcome outcome,
            @Nullable Integer status,
            String request,
            String answer) {
        var isLast = one.tries() > PAUSES.size();
        var state = outcome == Outcome.TAKEN
                ? NotificationState.DELIVERED
                : isLast ? NotificationState.FAILED : NotificationState.WAITING;
        var attempt = new NotificationAttempt(began, millis(began), outcome, status, request, storable(answer));
        outbox.tried(one, attempt, state, isLast ? Duration.ZERO : PAUSES.get(one.tries() - 1));
    }

    private static String storable(String answer) {
        return answer.codePoints()
                .filter(point -> point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE))
                .limit(ANSWER_KEPT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private int millis(Instant began) {
        return Math.clamp(Duration.between(began, clock.instant()).toMillis(), 0, Integer.MAX_VALUE);
    }
}
