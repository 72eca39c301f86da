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

    /** Nobody who rehearses waits for hours. */
    private static final Duration REHEARSED = Duration.ofSeconds(2);

    private static final int SERVER_ERROR = 500;
    private static final int ANSWER_KEPT = 1000;
    private static final long ANSWERS_BYTES = 4L * 1024 * 1024;

    private final NotificationOutbox outbox;
    private final NotificationRequests requests;
    private final Outbound outbound;
    private final DeliveryFaults faults;
    private final Clock clock;
    private final AvoidedHosts hosts = new AvoidedHosts();
    private final Budgets budgets = new Budgets(ANSWERS_BYTES, ANSWERS_BYTES);

    NotificationDelivery(
            NotificationOutbox outbox,
            NotificationRequests requests,
            Outbound outbound,
            DeliveryFaults faults,
            Clock clock) {
        this.outbox = outbox;
        this.requests = requests;
        this.outbound = outbound;
        this.faults = faults;
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
            if (one.mchid().isRehearsal()) {
                rehearse(one, uri);
                return;
            }
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
        var made = requests.make(one, uri, began, DeliveryFaults.Fault.NONE);
        try (var lease = budgets.lease(List.of(Budgets.Holder.NODE))) {
            var response = outbound.send(made.request(), lease);
            count(host, began, response.status() >= SERVER_ERROR ? "status" : null);
            answered(one, began, made, response.status(), response.body().text(StandardCharsets.UTF_8));
        } catch (OutboundFailure e) {
            count(host, began, e.kind().name());
            tried(one, began, Outcome.NO_ANSWER, null, made.shown(), e.kind() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            host.releasePermission();
            throw e;
        }
    }

    /** Whatever goes wrong, no host is avoided for it: others may be told there of true payments. */
    private void rehearse(NotificationOutbox.Claimed one, URI uri) {
        var began = clock.instant();
        var fault = faults.of(one.mchid(), one.subject(), one.tries());
        if (fault == DeliveryFaults.Fault.LOST) {
            tried(one, began, Outcome.NO_ANSWER, null, "", "lost on purpose");
            return;
        }
        var made = requests.make(one, uri, began, fault);
        try (var lease = budgets.lease(List.of(Budgets.Holder.NODE))) {
            var relayed = faults.relay(one.mchid(), made.request(), made.body(), one.resource());
            if (relayed.isPresent()) {
                answered(one, began, made, relayed.get().status(), relayed.get().text());
                return;
            }
            var response = outbound.send(made.request(), lease);
            answered(one, began, made, response.status(), response.body().text(StandardCharsets.UTF_8));
        } catch (OutboundFailure e) {
            tried(one, began, Outcome.NO_ANSWER, null, made.shown(), e.kind() + ": " + e.getMessage());
        }
    }

    private void answered(
            NotificationOutbox.Claimed one, Instant began, NotificationRequests.Made made, int status, String text) {
        var outcome = status == 200 || status == 204 ? Outcome.TAKEN : Outcome.NOT_TAKEN;
        tried(one, began, outcome, status, made.shown(), text);
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
        outbox.tried(one, attempt, state, isLast ? Duration.ZERO : pause(one));
    }

    private static Duration pause(NotificationOutbox.Claimed one) {
        return one.mchid().isRehearsal() ? REHEARSED : PAUSES.get(one.tries() - 1);
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
