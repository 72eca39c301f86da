package io.minihost.server.common;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what waits in an outbox: a little of each owner's at a time, so that a slow one keeps nobody else waiting.
 *
 * @param <K> whose it is
 * @param <T> something claimed that is to be done
 */
public final class FairRounds<K, T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FairRounds.class);

    /** Where it waits. A claim passes over what another node has claimed. */
    public interface Outbox<K, T> {

        /** Owners for whom something is due, those first that have waited longest. */
        List<K> due(int max);

        List<T> claim(K owner, int max);
    }

    private final String what;
    private final int atOnce;
    private final int ofOne;
    private final Outbox<K, T> outbox;
    private final Function<T, K> owner;
    private final Consumer<T> doing;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<K, Integer> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger wanted = new AtomicInteger();

    /**
     * Rounds that begin with {@link #wake}.
     *
     * @param what names it in the log
     * @param atOnce under way on this node, all together
     * @param ofOne under way of one owner
     */
    public FairRounds(
            String what, int atOnce, int ofOne, Outbox<K, T> outbox, Function<T, K> owner, Consumer<T> doing) {
        this.what = what;
        this.atOnce = atOnce;
        this.ofOne = ofOne;
        this.outbox = outbox;
        this.owner = owner;
        this.doing = doing;
    }

    /** Makes a round, or sees to it that one follows that which is being made. */
    public void wake() {
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
                LOG.warn("{} wait: {}", what, String.valueOf(e.getMessage()));
            }
        } while (!wanted.compareAndSet(seen, 0));
    }

    private void begin() {
        var free =
                atOnce - underWay.values().stream().mapToInt(Integer::intValue).sum();
        for (var one : free > 0 ? outbox.due(atOnce) : List.<K>of()) {
            var room = Math.min(free, ofOne - underWay.getOrDefault(one, 0));
            if (room > 0) {
                var claimed = outbox.claim(one, room);
                free -= claimed.size();
                claimed.forEach(this::begin);
            }
        }
    }

    private void begin(T claimed) {
        underWay.merge(owner.apply(claimed), 1, Integer::sum);
        workers.execute(() -> {
            try {
                doing.accept(claimed);
            } catch (RuntimeException e) {
                // what it holds is somebody's, so its owner is all that is told
                LOG.warn("{}: one of {} failed", what, owner.apply(claimed), e);
            } finally {
                underWay.computeIfPresent(owner.apply(claimed), (one, many) -> many <= 1 ? null : many - 1);
                wake();
            }
        });
    }

    /** What is cut off is done again by whoever finds it. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
