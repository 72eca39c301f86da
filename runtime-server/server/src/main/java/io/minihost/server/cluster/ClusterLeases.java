package io.minihost.server.cluster;

import java.time.Duration;
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

    /**
     * Does some work unless another node does it, or did it just now.
     *
     * @param duration longer than the work takes; no node does it again before it is over
     * @return whether it was done here
     */
    public boolean run(String name, Duration duration, Runnable work) {
        var isMine = jdbc.sql("insert into cluster_lease as lease (work, node, until)"
                                + " values (:work, :node, clock_timestamp() + :millis * interval '1 millisecond')"
                                + " on conflict (work) do update set node = excluded.node, until = excluded.until"
                                + " where lease.until < clock_timestamp()")
                        .param("work", name)
                        .param("node", node.value())
                        .param("millis", duration.toMillis())
                        .update()
                > 0;
        if (isMine) {
            work.run();
        }
        return isMine;
    }
}
