package io.minihost.server.merchantpush.delivery;

import io.minihost.server.common.AppId;
import io.minihost.server.merchantpush.MessagesWait;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Sends what waits: a few messages of each program at a time, so that a slow server keeps nobody else waiting. */
@Component
class PushRounds {

    private static final Logger LOG = LoggerFactory.getLogger(PushRounds.class);
    private static final int OF_A_PROGRAM = 4;
    private static final int AT_ONCE = 64;

    private final PushOutbox outbox;
    private final PushDelivery delivery;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<AppId, Integer> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger wanted = new AtomicInteger();

    PushRounds(PushOutbox outbox, PushDelivery delivery) {
        this.outbox = outbox;
        this.delivery = delivery;
    }

    /** Each node does: what one of them has claimed the others pass over. */
    @Scheduled(fixedDelayString = "PT1S")
    void round() {
        wake();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onWait(MessagesWait event) {
        wake();
    }

    /** Makes a round, or sees to it that one follows that which is being made. */
    private void wake() {
        if (wanted.getAndIncrement() == 0 && !workers.isShutdown()) {
            workers.execute(this::rounds);
        }
    }

    private void rounds() {
        var seen = 0;
        do {
            seen = wanted.get();
            try {
                begin();
            } catch (RuntimeException e) {
                // Such as a database that is away; the next round tries again.
                LOG.warn("messages to programs' servers wait: {}", String.valueOf(e.getMessage()));
            }
        } while (!wanted.compareAndSet(seen, 0));
    }

    private void begin() {
        var free =
                AT_ONCE - underWay.values().stream().mapToInt(Integer::intValue).sum();
        for (var program : free > 0 ? outbox.due(AT_ONCE) : List.<AppId>of()) {
            var room = Math.min(free, OF_A_PROGRAM - underWay.getOrDefault(program, 0));
            if (room > 0) {
                var claimed = outbox.claim(program, room);
                free -= claimed.size();
                claimed.forEach(this::begin);
            }
        }
    }

    private void begin(PushOutbox.Claimed message) {
        underWay.merge(message.program(), 1, Integer::sum);
        workers.execute(() -> {
            try {
                delivery.attempt(message);
            } catch (RuntimeException e) {
                LOG.warn("message {} to the server of {} was not sent", message.id(), message.program(), e);
            } finally {
                underWay.computeIfPresent(message.program(), (program, many) -> many <= 1 ? null : many - 1);
                wake();
            }
        });
    }

    /** What is cut off is sent again by whoever finds it. */
    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
