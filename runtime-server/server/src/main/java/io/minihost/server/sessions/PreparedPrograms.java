package io.minihost.server.sessions;

import io.minihost.sandbox.GuestHost;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Launchable;
import io.minihost.server.programs.VersionWentLive;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Which programs the runners are prepared for: those that can be opened, and those that somebody has opened. */
@Component
class PreparedPrograms {

    private static final Duration IDLE_MAX = Duration.ofMinutes(30);
    private static final int PRIMED_MAX = 50;

    private final Catalogue catalogue;
    private final GuestHost guests;
    private final Registry registry;
    private final ConcurrentMap<String, Long> usedNanos = new ConcurrentHashMap<>();

    PreparedPrograms(Catalogue catalogue, GuestHost guests, Registry registry) {
        this.catalogue = catalogue;
        this.guests = guests;
        this.registry = registry;
    }

    void prepare(String hash) {
        usedNanos.put(hash, System.nanoTime());
        catalogue.bundle(hash).ifPresent(guests::prepare);
    }

    @EventListener
    void onStart(ApplicationReadyEvent started) {
        catalogue.live().stream().limit(PRIMED_MAX).map(Launchable::hash).forEach(this::prepare);
    }

    @EventListener
    void onRelease(VersionWentLive event) {
        prepare(event.version().hash());
    }

    /** Gives up what nobody has opened for long and nobody new will get. */
    void tidy() {
        Set<String> live = catalogue.live().stream().map(Launchable::hash).collect(Collectors.toSet());
        long now = System.nanoTime();
        usedNanos.forEach((hash, used) -> {
            boolean idle = now - used > IDLE_MAX.toNanos();
            if (idle && !live.contains(hash) && !registry.uses(hash) && usedNanos.remove(hash, used)) {
                guests.release(hash);
            }
        });
    }
}
