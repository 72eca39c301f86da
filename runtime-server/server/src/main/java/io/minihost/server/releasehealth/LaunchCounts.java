package io.minihost.server.releasehealth;

import io.minihost.server.common.EnvVersion;
import io.minihost.server.hostapi.VisitLaunched;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts launches of this node, and stores what it has counted every other second. */
@Component
class LaunchCounts implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LaunchCounts.class);

    /** Versions and minutes that wait to be stored; others are not counted until there is room. */
    private static final int WAITING_MAX = 10_000;

    private static final Comparator<VersionMinutes.Key> ORDER = Comparator.comparing(
                    (VersionMinutes.Key key) -> key.program().value())
            .thenComparing(VersionMinutes.Key::version)
            .thenComparing(VersionMinutes.Key::minute);

    private final VersionMinutes minutes;
    private final TransactionTemplate transaction;
    private Map<VersionMinutes.Key, Count> waiting = new HashMap<>();

    LaunchCounts(VersionMinutes minutes, TransactionTemplate transaction) {
        this.minutes = minutes;
        this.transaction = transaction;
    }

    private static final class Count {
        private long launches;
        private long failed;
        private final long[] times = new long[LaunchTimes.SLOTS];

        void add(boolean isFailed, long millis) {
            launches++;
            failed += isFailed ? 1 : 0;
            if (millis >= 0) {
                times[LaunchTimes.slot(millis)]++;
            }
        }

        void add(Count other) {
            launches += other.launches;
            failed += other.failed;
            for (var slot = 0; slot < times.length; slot++) {
                times[slot] += other.times[slot];
            }
        }

        Figures figures() {
            return new Figures(launches, failed, LaunchTimes.of(times));
        }
    }

    @EventListener
    synchronized void onLaunched(VisitLaunched event) {
        var program = event.program();
        var key = VersionMinutes.Key.of(program.appId(), program.version(), event.at());
        if (program.env() == EnvVersion.RELEASE && (waiting.size() < WAITING_MAX || waiting.containsKey(key))) {
            waiting.computeIfAbsent(key, one -> new Count()).add(event.isFailed(), event.millis());
        }
    }

    /** Stores what waits, all or nothing; in the order of the keys, so that nodes do not wait for each other in circles. */
    @Scheduled(fixedDelayString = "PT2S")
    void store() {
        var taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(
                    status -> taken.forEach((key, count) -> minutes.add(key, count.figures())));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("cannot store counts of launches now: {}", e.getMessage());
            giveBack(taken);
        }
    }

    private synchronized Map<VersionMinutes.Key, Count> take() {
        var taken = new TreeMap<VersionMinutes.Key, Count>(ORDER);
        taken.putAll(waiting);
        waiting = new HashMap<>();
        return taken;
    }

    private synchronized void giveBack(Map<VersionMinutes.Key, Count> taken) {
        taken.forEach((key, count) -> {
            if (waiting.size() < WAITING_MAX || waiting.containsKey(key)) {
                waiting.computeIfAbsent(key, one -> new Count()).add(count);
            }
        });
    }

    @Override
    public void destroy() {
        store();
    }
}
