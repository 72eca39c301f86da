package io.minihost.server.sessions;

import io.minihost.server.cluster.LivingNodes;
import io.minihost.server.cluster.NodeName;
import io.minihost.server.common.Timestamps;
import io.minihost.server.programs.BundleUse;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bundles of visits that go on, or may come back after a crash: they keep what they were launched with. */
@Component
class VisitedBundles implements BundleUse {

    private final JdbcClient jdbc;
    private final SessionRegistry registry;
    private final SessionSettings settings;
    private final LivingNodes nodes;
    private final NodeName node;
    private final Clock clock;

    VisitedBundles(
            JdbcClient jdbc,
            SessionRegistry registry,
            SessionSettings settings,
            LivingNodes nodes,
            NodeName node,
            Clock clock) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.settings = settings;
        this.nodes = nodes;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public Set<String> of(Collection<String> hashes) {
        Set<String> used = new HashSet<>();
        hashes.stream().filter(registry::uses).forEach(used::add);
        var revivable = Timestamps.of(clock.instant().minus(settings.revival()));
        used.addAll(jdbc.sql("select distinct hash from visit_session where ended_at is null"
                        + " and started_at > :revivable and hash in (:hashes)")
                .param("revivable", revivable)
                .param("hashes", hashes)
                .query(String.class)
                .list());
        used.addAll(elsewhere(revivable, hashes));
        return used;
    }

    /** What runs on other nodes for longer than it could be revived. */
    private List<String> elsewhere(OffsetDateTime revivable, Collection<String> hashes) {
        return jdbc
                .sql("select distinct hash, owner from visit_session where ended_at is null"
                        + " and started_at <= :revivable and owner <> :here and hash in (:hashes)")
                .param("revivable", revivable)
                .param("here", node.value())
                .param("hashes", hashes)
                .query((row, number) -> Map.entry(row.getString("owner"), row.getString("hash")))
                .list()
                .stream()
                .filter(visit -> nodes.isAlive(visit.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
