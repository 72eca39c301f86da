package io.minihost.server.runtime;

import io.minihost.sandbox.GuestHost;
import io.minihost.sandbox.runner.RunnerGuestHost;
import io.minihost.sandbox.walls.Walls;
import io.minihost.sandbox.walls.WallsMode;
import io.minihost.server.common.RunnerProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells operators which walls stand around runners; no wall makes a server that serves unhealthy. */
@Component("runnersHealthIndicator")
final class RunnerHealth implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(RunnerHealth.class);

    private final GuestHost host;
    private final WallsMode mode;

    RunnerHealth(GuestHost host, RunnerProperties properties) {
        this.host = host;
        this.mode = properties.walls();
        var missing = Walls.here().missing();
        if (mode == WallsMode.OFF || !(host instanceof RunnerGuestHost)) {
            LOG.warn("No walls stand between programs and this server's user");
        } else if (!missing.isEmpty()) {
            LOG.warn("Not all walls stand around programs, this machine has no {}", String.join(" and no ", missing));
        }
    }

    @Override
    public Health health() {
        var health = Health.up()
                .withDetail("mode", mode)
                .withDetail("missing", Walls.here().missing());
        if (host instanceof RunnerGuestHost runners) {
            var status = runners.status();
            health.withDetail("walls", status.walls())
                    .withDetail("ready", status.ready())
                    .withDetail("starting", status.starting())
                    .withDetail("ended", status.ended());
        }
        return health.build();
    }
}
