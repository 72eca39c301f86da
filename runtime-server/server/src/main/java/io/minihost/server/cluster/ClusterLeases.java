package io.minihost.server.cluster;

import io.minihost.server.common.SharedWork;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Work that only one node does at a time, such as what is scheduled. A lease that a node left behind when it crashed is over when
 * its time is, and for that node at once: then nobody does the work any more.
 */
@Component
public class ClusterLeases implements SharedWork {

    private static final String EVERY = "PT24H";

    private final JdbcClient jdbc;
    private final NodeName node;
    /** What is done here now. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    ClusterLeases(JdbcClient jdbc, NodeName node) {
        this.jdbc = jdbc;
        this.node = node;
    }

    /** Ends when it is closed, or when its time is over. */
    public interface Held extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Keeps other nodes, and others on this one, from some work.
     *
     * @param duration for how long at most; what takes longer may be done twice
     * @return empty while somebody else has it
     */
    public Optional<Held> take(String name, Duration duration) {
        if (!underWay.add(name)) {
            return Optional.empty();
        }
        var isMine = false;
        try {
            isMine = lease(name, duration);
        } finally {
            if (!isMine) {
                underWay.remove(name);
            }
        }
        return isMine ? Optional.of(() -> end(name)) : Optional.empty();
    }

    private void end(String name) {
        try {
            jdbc.sql("delete from cluster_lease where work = ? and node = ?")
                    .params(name, node.value())
                    .update();
        } finally {
            underWay.remove(name);
        }
    }

    @Override
    public boolean run(String name, Duration every, Runnable work) {
        if (!underWay.add(name)) {
            return false;
        }
        try {
            var isMine = lease(name, every);
            if (isMine) {
                work.run();
            }
            return isMine;
        } finally {
            underWay.remove(name);
        }
    }

    /** Of what nobody does again those that died with a node stay. */
    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT1H")
    void forget() {
        run(
                "delete leases",
                Duration.parse(EVERY),
                () -> jdbc.sql("delete from cluster_lease where until < clock_timestamp() - interval '1 day'")
                        .update());
    }

    private boolean lease(String name, Duration duration) {
        return jdbc.sql("insert into cluster_lease as lease (work, node, until)"
                                + " values (:work, :node, clock_timestamp() + :millis * interval '1 millisecond')"
                                + " on conflict (work) do update set node = excluded.node, until = excluded.until"
                                + " where lease.until < clock_timestamp() or lease.node = excluded.node")
                        .param("work", name)
                        .param("node", node.value())
                        .param("millis", duration.toMillis())
                        .update()
                > 0;
    }
}
