package io.minihost.server.releasehealth;

import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages how releases do. A stream ends soon and the page opens another, so that whoever may not look any more does not
 * for long.
 */
@Component
class HealthStreams {

    private static final Logger LOG = LoggerFactory.getLogger(HealthStreams.class);
    private static final Duration LIFE = Duration.ofSeconds(55);
    private static final int RETRY_MILLIS = 1000;
    private static final int PER_CALLER = 8;
    private static final int TOTAL = 500;

    private final HealthCheck health;
    private final Set<Stream> open = new LinkedHashSet<>();

    HealthStreams(HealthCheck health) {
        this.health = health;
    }

    private static final class Stream {
        private final String caller;
        private final AppId program;
        private final SseEmitter emitter = new SseEmitter(LIFE.toMillis());
        private @Nullable Health told;

        Stream(String caller, AppId program) {
            this.caller = caller;
            this.program = program;
        }

        /** Nobody waits for a page that takes nothing. */
        synchronized void tell(Health now) {
            if (now.equals(told)) {
                return;
            }
            told = now;
            try {
                emitter.send(SseEmitter.event()
                        .name("health")
                        .reconnectTime(RETRY_MILLIS)
                        .data(now, MediaType.APPLICATION_JSON));
            } catch (IOException | IllegalStateException e) {
                // The page is gone, or asks anew already.
            }
        }
    }

    /** Who has many loses the oldest. */
    SseEmitter open(String caller, AppId program, Health now) {
        var stream = new Stream(caller, program);
        stream.emitter.onTimeout(stream.emitter::complete);
        stream.emitter.onError(why -> remove(stream));
        stream.emitter.onCompletion(() -> remove(stream));
        var oldest = add(stream);
        if (oldest != null) {
            oldest.emitter.complete();
        }
        stream.tell(now);
        return stream.emitter;
    }

    private synchronized @Nullable Stream add(Stream stream) {
        var own = open.stream().filter(one -> one.caller.equals(stream.caller)).toList();
        var oldest = own.size() >= PER_CALLER ? own.getFirst() : null;
        if (oldest != null) {
            open.remove(oldest);
        } else if (open.size() >= TOTAL) {
            throw Problem.unavailable("Too many pages listen here.").retryAfter(LIFE);
        }
        open.add(stream);
        return oldest;
    }

    private synchronized void remove(Stream stream) {
        open.remove(stream);
    }

    private synchronized Map<AppId, List<Stream>> byProgram() {
        return open.stream().collect(Collectors.groupingBy(stream -> stream.program));
    }

    @Scheduled(fixedDelayString = "PT2S")
    void tell() {
        byProgram().forEach((program, streams) -> {
            try {
                health.current(program)
                        .ifPresent(now -> streams.forEach(stream -> Thread.startVirtualThread(() -> stream.tell(now))));
            } catch (DataAccessException | TransactionException e) {
                LOG.debug("nobody can be told how {} does", program, e);
            }
        });
    }
}
