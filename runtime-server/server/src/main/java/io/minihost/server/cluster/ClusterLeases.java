package io.minihost.server.cluster;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work that only one node does at a time, such as what is scheduled. */
@Component
public class ClusterLeases {

    private final JdbcClient jdbc;
    private final NodeName node;

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
        return lease(name, duration).map(until -> () -> end(name, until));
    }

    private void end(String name, OffsetDateTime until) {
        jdbc.sql("delete from cluster_lease where work = ? and node = ? and until = ?")
                .params(name, node.value(), until)
                .update();
    }

    /**
     * Does some work unless another node does it, or did it just now.
     *
     * @param duration longer than the work takes; no node does it again before it is over
     * @return whether it was done here
     */
    public boolean run(String name, Duration duration, Runnable work) {
        var lease = lease(name, duration);
        lease.ifPresent(until -> work.run());
        return lease.isPresent();
    }

    /** Until when it is this node's. */
    private Optional<OffsetDateTime> lease(String name, Duration duration) {
        return jdbc.sql("insert into cluster_lease as lease (work, node, until)"
                        + " values (:work, :node, clock_timestamp() + :millis * interval '1 millisecond')"
                        + " on conflict (work) do update set node = excluded.node, until = excluded.until"
                        + " where lease.until < clock_timestamp() returning until")
                .param("work", name)
                .param("node", node.value())
                .param("millis", duration.toMillis())
                .query(OffsetDateTime.class)
                .optional();
    }
}
