package io.minihost.server.merchantpush.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.minihost.server.common.AvoidedHosts;
import io.minihost.server.common.Budgets;
import io.minihost.server.merchantpush.ConversationTransferred;
import io.minihost.server.merchantpush.PushSettings;
import io.minihost.server.merchantpush.PushTarget;
import io.minihost.server.merchantpush.wire.PushAnswer;
import io.minihost.server.merchantpush.wire.PushRequests;
import io.minihost.server.outbound.LenientUrl;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tries to deliver one message: three times, with pauses between. */
@Component
class PushDelivery {

    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** As long as a message waits for a host that does not answer. */
    private static final Duration FRESH = Duration.ofHours(1);

    private static final int SERVER_ERROR = 500;
    private static final int ANSWER_KEPT = 300;
    private static final long ANSWERS_BYTES = 4L * 1024 * 1024;

    private final PushSettings settings;
    private final PushOutbox outbox;
    private final Outbound outbound;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final AvoidedHosts hosts = new AvoidedHosts();
    private final Budgets budgets = new Budgets(ANSWERS_BYTES, ANSWERS_BYTES);

    PushDelivery(
            PushSettings settings,
            PushOutbox outbox,
            Outbound outbound,
            ApplicationEventPublisher events,
            Clock clock) {
        this.settings = settings;
        this.outbox = outbox;
        this.outbound = outbound;
        this.events = events;
        this.clock = clock;
    }

    void attempt(PushOutbox.Claimed message) {
        var target = settings.find(message.program());
        if (target.isEmpty()) {
            giveUp(message, Outcome.NO_ADDRESS);
        } else if (message.tries() > TRIES) {
            giveUp(message, Outcome.CUT_OFF);
        } else {
            attempt(message, target.get());
        }
    }

    private void giveUp(PushOutbox.Claimed message, Outcome why) {
        outbox.tried(message, new Attempt(clock.instant(), 0, why, null, ""), MessageState.FAILED, Duration.ZERO);
    }

    private void attempt(PushOutbox.Claimed message, PushTarget target) {
        URI uri;
        try {
            uri = LenientUrl.parse(target.url());
        } catch (OutboundFailure e) {
            giveUp(message, Outcome.NO_ADDRESS);
            return;
        }
        var host = hosts.of(uri);
        if (host.tryAcquirePermission()) {
            send(message, target, uri, host);
        } else if (message.askedAt().plus(FRESH).isBefore(clock.instant())) {
            giveUp(message, Outcome.HOST_AVOIDED);
        } else {
            outbox.postpone(message, AvoidedHosts.PAUSE);
        }
    }

    private void send(PushOutbox.Claimed message, PushTarget target, URI uri, CircuitBreaker host) {
        var began = clock.instant();
        var letter = new PushRequests.Letter(message.program(), message.openid(), (ObjectNode)
                JsonMapper.shared().readTree(message.content()));
        var request = PushRequests.message(uri, target.keys(), target.mode(), target.format(), began, letter);
        try (var lease = budgets.lease(List.of(Budgets.Holder.NODE))) {
            var response = outbound.send(request, lease);
            count(host, began, response.status() >= SERVER_ERROR ? "status" : null);
            answered(message, target, began, response);
        } catch (OutboundFailure e) {
            count(host, began, e.kind().name());
            tried(message, attempt(began, Outcome.NO_ANSWER, null, e.kind() + ": " + e.getMessage()));
        } catch (RuntimeException e) {
            host.releasePermission();
            throw e;
        }
    }

    private void count(CircuitBreaker host, Instant began, @Nullable String failure) {
        var millis = millis(began);
        if (failure == null) {
            host.onSuccess(millis, TimeUnit.MILLISECONDS);
        } else {
            host.onError(millis, TimeUnit.MILLISECONDS, new IllegalStateException(failure));
        }
    }

    private void answered(PushOutbox.Claimed message, PushTarget target, Instant began, OutboundResponse response) {
        var text = response.body().text(StandardCharsets.UTF_8);
        var isGood = response.status() >= 200 && response.status() < 300;
        var answer = isGood
                ? PushAnswer.read(text, target.keys(), message.program())
                : new PushAnswer(PushAnswer.Kind.NOT_TAKEN, "");
        tried(message, attempt(began, Outcome.of(answer.kind()), response.status(), text));
        if (answer.kind() == PushAnswer.Kind.TRANSFERRED) {
            events.publishEvent(new ConversationTransferred(message.program(), message.openid(), answer.account()));
        }
    }

    private void tried(PushOutbox.Claimed message, Attempt attempt) {
        var isLast = message.tries() >= TRIES;
        var state = attempt.outcome().isDelivered()
                ? MessageState.DELIVERED
                : isLast ? MessageState.FAILED : MessageState.WAITING;
        outbox.tried(message, attempt, state, PAUSE);
    }

    private Attempt attempt(Instant began, Outcome outcome, @Nullable Integer status, String answer) {
        var storable = answer.replace('\0', ' ');
        var shown = storable.codePoints()
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .limit(ANSWER_KEPT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return new Attempt(began, millis(began), outcome, status, shown);
    }

    private int millis(Instant began) {
        return Math.clamp(Duration.between(began, clock.instant()).toMillis(), 0, Integer.MAX_VALUE);
    }
}
