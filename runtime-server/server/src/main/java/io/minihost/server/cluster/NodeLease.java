package io.minihost.server.cluster;

import io.minihost.server.common.CannotStart;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says that this node lives, for as long as it renews its lease. Of two nodes with one name the second does not start; a start
 * with the same data directory takes over from the process that had it before, which is no more. Without its database a node
 * cannot renew, and nobody can take anything over from it then: it goes on, and looks at what is left to it afterwards.
 */
@Component
public class NodeLease implements AutoCloseable, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLease.class);

    /** Whoever has not renewed for so long is gone. */
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(500);

    private final JdbcClient jdbc;
    private final NodeName name;
    private final ApplicationEventPublisher events;
    private volatile long epoch;
    private volatile boolean held;
    private volatile boolean running;

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

    /** Whether this is the process that has the node's name, and does not stop. */
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
        if (!held) {
            return;
        }
        try {
            var wasOver = extend();
            if (wasOver.isEmpty()) {
                lose();
            } else if (wasOver.get()) {
                LOG.warn("the lease of this node was over; it goes on with what nobody has taken over");
                events.publishEvent(new LeaseResumed(epoch));
            }
        } catch (DataAccessException e) {
            LOG.warn("cannot renew the lease of this node: {}", e.getMessage());
        }
    }

    /** Whether the lease that was renewed had been over already; empty when another process has the name. */
    private Optional<Boolean> extend() {
        return jdbc.sql("with before as (select lease_until from cluster_node where name = :name and epoch = :epoch"
                        + " for update)"
                        + " update cluster_node set lease_until = clock_timestamp() + :lease * interval '1 second'"
                        + " from before where name = :name and epoch = :epoch"
                        + " returning before.lease_until < clock_timestamp()")
                .param("name", name.value())
                .param("epoch", epoch)
                .param("lease", LEASE.toSeconds())
                .query(Boolean.class)
                .optional();
    }

    private void lose() {
        held = false;
        LOG.error("another process calls itself {}; this one lets go of what it had", name);
        events.publishEvent(new NodeLost(epoch));
    }

    /** Taken already, unless this is a start after a stop. */
    @Override
    public void start() {
        if (!held) {
            take();
        }
        running = true;
    }

    /** Right after its visits were told to come back: others need not wait for the lease to end. */
    @Override
    public void stop() {
        running = false;
        release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    @Override
    public void close() {
        release();
    }

    private void release() {
        if (!held) {
            return;
        }
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
