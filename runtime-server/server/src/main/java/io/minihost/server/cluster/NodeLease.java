package io.minihost.server.cluster;

import io.minihost.server.common.CannotStart;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says that this node lives, for as long as it renews its lease. Of two nodes with one name the second does not start; a start
 * with the same data directory takes over from the process that had it before, which is no more.
 */
@Component
public class NodeLease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLease.class);

    /** Whoever has not renewed for so long is gone. */
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(500);

    private final JdbcClient jdbc;
    private final NodeName name;
    private final ApplicationEventPublisher events;
    private volatile long epoch;
    private volatile long renewedNanos;
    private volatile boolean held;

    NodeLease(JdbcClient jdbc, NodeName name, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.name = name;
        this.events = events;
        take();
    }

    /** Which life of the node this is. */
    public long epoch() {
        return epoch;
    }

    /** Whether others take this node for living. */
    public boolean isHeld() {
        return held;
    }

    private void take() {
        var deadline = System.nanoTime() + LEASE.multipliedBy(2).toNanos();
        while (true) {
            var nanos = System.nanoTime();
            var taken = tryTake();
            if (taken.isPresent()) {
                epoch = taken.get();
                renewedNanos = nanos;
                held = true;
                return;
            }
            if (nanos > deadline) {
                throw new CannotStart(
                        "Another node called %s runs on this database; MINIHOST_NODE gives this one a name of its own."
                                .formatted(name),
                        null);
            }
            sleep();
        }
    }

    private Optional<Long> tryTake() {
        return jdbc.sql("insert into cluster_node as node (name, epoch, home, lease_until)"
                        + " values (:name, 1, :home, clock_timestamp() + :lease * interval '1 second')"
                        + " on conflict (name) do update set epoch = node.epoch + 1, home = excluded.home,"
                        + " lease_until = excluded.lease_until"
                        + " where node.lease_until < clock_timestamp() or node.home = excluded.home"
                        + " returning epoch")
                .param("name", name.value())
                .param("home", name.home())
                .param("lease", LEASE.toSeconds())
                .query(Long.class)
                .optional();
    }

    private static void sleep() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.", e);
        }
    }

    @Scheduled(fixedDelayString = "PT3S")
    void renew() {
        var nanos = System.nanoTime();
        var renewed = false;
        try {
            renewed = jdbc.sql("update cluster_node set lease_until = clock_timestamp() + ? * interval '1 second'"
                                    + " where name = ? and epoch = ?")
                            .params(LEASE.toSeconds(), name.value(), epoch)
                            .update()
                    > 0;
            if (!renewed) {
                // Somebody else has the name.
                lose();
                return;
            }
        } catch (DataAccessException e) {
            LOG.warn("cannot renew the lease of this node: {}", e.getMessage());
        }
        if (renewed) {
            if (!held) {
                LOG.info("this node is back");
            }
            renewedNanos = nanos;
            held = true;
        } else if (nanos - renewedNanos > LEASE.toNanos()) {
            lose();
        }
    }

    private void lose() {
        if (held) {
            held = false;
            LOG.error("this node has lost its lease; others may take over what it had");
            events.publishEvent(new NodeLost(epoch));
        }
    }

    /** Others need not wait for the lease to end. */
    @Override
    public void close() {
        held = false;
        try {
            jdbc.sql("update cluster_node set lease_until = clock_timestamp() where name = ? and epoch = ?")
                    .params(name.value(), epoch)
                    .update();
        } catch (DataAccessException e) {
            LOG.debug("the lease ends by itself", e);
        }
    }
}
