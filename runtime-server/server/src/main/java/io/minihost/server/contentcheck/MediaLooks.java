package io.minihost.server.contentcheck;

import io.minihost.server.common.Budgets;
import io.minihost.server.contentcheck.MediaChecks.Waiting;
import io.minihost.server.merchantpush.MessagePush;
import io.minihost.server.outbound.LenientUrl;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.outbound.UrlCheck;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fetches pictures and sounds, looks at them, and tells the program's server what is to be thought of them. */
@Component
class MediaLooks {

    private static final Logger LOG = LoggerFactory.getLogger(MediaLooks.class);
    private static final int AT_ONCE = 4;
    private static final long BYTES_MAX = 10L * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES = 3;
    private static final int UNREACHABLE = -1008;
    private static final int BROKEN = -1009;
    private static final int SURE = 90;

    private final MediaChecks checks;
    private final ContentCheck content;
    private final MessagePush push;
    private final Outbound outbound;
    private final TransactionTemplate transaction;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Budgets budgets = new Budgets(AT_ONCE * BYTES_MAX, BYTES_MAX);

    MediaLooks(
            MediaChecks checks,
            ContentCheck content,
            MessagePush push,
            Outbound outbound,
            TransactionTemplate transaction) {
        this.checks = checks;
        this.content = content;
        this.push = push;
        this.outbound = outbound;
        this.transaction = transaction;
    }

    /** What was found, and what was wrong with the thing itself; 0 for nothing. */
    private record Seen(Verdict verdict, int fault) {}

    /** Each node does: what one of them has claimed the others pass over. */
    @Scheduled(fixedDelayString = "PT1S")
    void round() {
        var free = room.drainPermits();
        try {
            for (var check : checks.claim(free)) {
                free--;
                workers.execute(() -> look(check));
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("pictures wait to be looked at: {}", String.valueOf(e.getMessage()));
        } finally {
            room.release(free);
        }
    }

    private void look(Waiting check) {
        try {
            var seen = check.tries() > TRIES ? new Seen(Verdict.PASSED, UNREACHABLE) : see(check);
            transaction.executeWithoutResult(status -> {
                if (checks.finish(check)) {
                    push.push(check.program(), check.person(), check.openid(), result(check, seen));
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("{} of {} was not looked at", check.traceId(), check.program(), e);
        } finally {
            room.release();
        }
    }

    private Seen see(Waiting check) throws InterruptedException {
        try (var lease = budgets.lease(List.of(Budgets.Holder.NODE))) {
            var request = new OutboundRequest(
                    "GET", LenientUrl.parse(check.url()), List.of(), null, PATIENCE, BYTES_MAX, true, UrlCheck.NONE);
            var answer = outbound.send(request, lease);
            if (answer.status() != 200) {
                return new Seen(Verdict.PASSED, UNREACHABLE);
            }
            var bytes = answer.body().bytes();
            if (!check.isPicture()) {
                return new Seen(content.sound(bytes), 0);
            }
            return Picture.isShown(bytes) ? new Seen(content.picture(bytes), 0) : new Seen(Verdict.PASSED, BROKEN);
        } catch (OutboundFailure e) {
            return new Seen(Verdict.PASSED, UNREACHABLE);
        }
    }

    /** What could not be looked at is for people to look at. */
    private static ObjectNode result(Waiting check, Seen seen) {
        var words = seen.fault() == 0 ? "ok" : seen.fault() == UNREACHABLE ? "cannot be fetched" : "no such media";
        var suggestion = seen.fault() == 0 ? seen.verdict().suggestion() : Suggestion.REVIEW;
        ObjectNode message = JsonMapper.shared().createObjectNode();
        message.put("MsgType", "event")
                .put("Event", "wxa_media_check")
                .put("appid", check.program().value())
                .put("trace_id", check.traceId())
                .put("version", 2);
        message.putArray("detail")
                .addObject()
                .put("strategy", "content_model")
                .put("errcode", seen.fault())
                .put("suggest", suggestion.wireName())
                .put("label", seen.verdict().label())
                .put("prob", SURE);
        message.put("errcode", seen.fault()).put("errmsg", words);
        message.putObject("result")
                .put("suggest", suggestion.wireName())
                .put("label", seen.verdict().label());
        return message;
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
