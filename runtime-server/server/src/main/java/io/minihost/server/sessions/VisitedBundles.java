package io.minihost.server.sessions;

import io.minihost.server.common.Timestamps;
import io.minihost.server.programs.BundleUse;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bundles of visits that go on, or may come back after a crash: they keep what they were launched with. */
@Component
class VisitedBundles implements BundleUse {

    private final JdbcClient jdbc;
    private final SessionRegistry registry;
    private final SessionSettings settings;
    private final Clock clock;

    VisitedBundles(JdbcClient jdbc, SessionRegistry registry, SessionSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Set<String> of(Collection<String> hashes) {
        Set<String> used = new HashSet<>();
        hashes.stream().filter(registry::uses).forEach(used::add);
        used.addAll(jdbc.sql("select distinct hash from visit_session where ended_at is null"
                        + " and started_at > :revivable and hash in (:hashes)")
                .param("revivable", Timestamps.of(clock.instant().minus(settings.revival())))
                .param("hashes", hashes)
                .query(String.class)
                .list());
        return used;
    }
}
