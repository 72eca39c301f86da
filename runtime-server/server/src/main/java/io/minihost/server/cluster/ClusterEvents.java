package io.minihost.server.cluster;

import io.minihost.server.common.Retention;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tells all nodes something, as part of the transaction that makes it true. */
@Component
public class ClusterEvents {
    private static final String EVERY = "PT10M";

    static final String CHANNEL = "minihost_events";

    /** Who has not read for so long has missed something. */
    static final Duration KEPT = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final NodeName node;
    private final JsonMapper json;
    private final Retention retention;

    ClusterEvents(JdbcClient jdbc, NodeName node, JsonMapper json, Retention retention) {
        this.jdbc = jdbc;
        this.node = node;
        this.json = json;
        this.retention = retention;
    }

    /** All nodes hear it when the transaction is committed, this one too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(String topic, Object payload) {
        jdbc.sql("insert into cluster_event (node, topic, payload) values (?, ?, ?::jsonb)")
                .params(node.value(), topic, json.writeValueAsString(payload))
                .update();
        jdbc.sql("select pg_notify(?, '')").param(CHANNEL).query(row -> {});
    }

    @Scheduled(fixedDelayString = EVERY)
    void forget() {
        retention.run(
                "events of the cluster",
                EVERY,
                () -> jdbc.sql("delete from cluster_event where ctid in (select ctid from cluster_event"
                                + " where at < clock_timestamp() - ? * interval '1 second' limit ?)")
                        .params(KEPT.toSeconds(), Retention.BATCH)
                        .update());
    }
}
