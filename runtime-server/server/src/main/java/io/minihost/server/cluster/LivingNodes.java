package io.minihost.server.cluster;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which nodes hold their leases. */
@Component
public class LivingNodes {

    private static final long LOOK_EVERY_NANOS = 2_000_000_000;

    private final JdbcClient jdbc;
    private final NodeName node;
    private volatile boolean others = true;
    private volatile long lookedNanos = System.nanoTime() - LOOK_EVERY_NANOS;

    LivingNodes(JdbcClient jdbc, NodeName node) {
        this.jdbc = jdbc;
        this.node = node;
    }

    /**
     * Whether a node is in that life still. If it is not, its lease cannot be renewed before the transaction is over, and
     * whatever the transaction has taken from it by then is known to it afterwards.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isAlive(String name, long epoch) {
        return jdbc.sql(
                        "select lease_until > clock_timestamp() from cluster_node where name = ? and epoch = ? for share")
                .params(name, epoch)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Whether there is a node of that name, in whatever life. */
    public boolean isAlive(String name) {
        return jdbc.sql("select 1 from cluster_node where name = ? and lease_until > clock_timestamp()")
                .param(name)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Whether there are nodes beside this one, as far as was known a moment ago. */
    public boolean hasOthers() {
        var now = System.nanoTime();
        if (now - lookedNanos > LOOK_EVERY_NANOS) {
            others = jdbc.sql("select exists (select 1 from cluster_node"
                            + " where name <> ? and lease_until > clock_timestamp() - interval '1 minute')")
                    .param(node.value())
                    .query(Boolean.class)
                    .single();
            lookedNanos = now;
        }
        return others;
    }
}
