package io.minihost.server.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.sandbox.GuestHost;
import io.minihost.sandbox.Standing;
import io.minihost.server.common.Launchable;
import io.minihost.server.programs.BundleRenewed;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.VersionReleased;
import io.minihost.server.programs.VersionWentLive;
import io.minihost.server.runtime.Conduct;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Which programs the runners are prepared for: those that can be opened, and those that somebody has opened. */
@Component
class PreparedPrograms {

    private static final Logger LOG = LoggerFactory.getLogger(PreparedPrograms.class);
    private static final Duration IDLE_MAX = Duration.ofMinutes(30);
    private static final int PRIMED_MAX = 50;

    /** Whoever opens one program after another makes the runners forget the ones before, not fill their memory. */
    private static final int PREPARED_MAX = 200;

    private static final Duration START_PATIENCE = Duration.ofSeconds(20);
    private static final Duration RELEASE_PATIENCE = Duration.ofSeconds(10);

    private final Catalogue catalogue;
    private final GuestHost guests;
    private final SessionRegistry registry;
    private final Conduct conduct;
    private volatile boolean announced;
    private final ConcurrentMap<String, Long> usedNanos = new ConcurrentHashMap<>();
    /** What releases have begun to prepare, until whoever released has been told. */
    private final Cache<VersionReleased, CompletableFuture<Void>> begun =
            Caffeine.newBuilder().expireAfterWrite(RELEASE_PATIENCE).build();

    PreparedPrograms(Catalogue catalogue, GuestHost guests, Conduct conduct, SessionRegistry registry) {
        this.conduct = conduct;
        this.catalogue = catalogue;
        this.guests = guests;
        this.registry = registry;
    }

    /** Notes that somebody is about to open a program. */
    @SuppressWarnings(
            "FutureReturnValueIgnored") // nobody is kept waiting: an unprepared program only starts more slowly
    void use(Launchable program) {
        prepare(program);
        if (usedNanos.size() > PREPARED_MAX) {
            usedNanos.entrySet().stream()
                    .filter(used -> !registry.uses(used.getKey()))
                    .min(Map.Entry.comparingByValue())
                    .filter(oldest -> usedNanos.remove(oldest.getKey(), oldest.getValue()))
                    .ifPresent(oldest -> guests.release(oldest.getKey()));
        }
    }

    private CompletableFuture<Void> prepare(Launchable program) {
        return prepare(program.hash(), conduct.standing(program));
    }

    /** Completes when the program's next visitor will be served at once. */
    private CompletableFuture<Void> prepare(String hash, Standing standing) {
        usedNanos.put(hash, System.nanoTime());
        return catalogue
                .bundle(hash)
                .map(bundle -> guests.prepare(bundle, standing))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** Comes after the samples are there and before the address is announced, so that the first visitor finds fast code. */
    @EventListener
    @Order(500)
    void onStart(ApplicationReadyEvent started) {
        var programs =
                catalogue.live().stream().limit(PRIMED_MAX).map(this::prepare).toArray(CompletableFuture<?>[]::new);
        await(CompletableFuture.allOf(programs), START_PATIENCE);
        announced = true;
    }

    /** Only begins, as the connection of the transaction that has just ended is still held. */
    @TransactionalEventListener(fallbackExecution = true)
    void onRelease(VersionWentLive event) {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Launchable version = event.version();
        begun.put(new VersionReleased(version.appId(), version.version()), ready);
        // Uploaded to a node with another compiler, it is first compiled here.
        begin(() -> prepare(catalogue.current(version)), ready);
    }

    /**
     * Whoever released a version is told when people can have it, not when they have to wait for it. Before the address is
     * announced nobody can, and the next sample is compiled meanwhile.
     */
    @EventListener
    void onReleased(VersionReleased event) {
        CompletableFuture<Void> ready = begun.asMap().remove(event);
        if (announced && ready != null) {
            await(ready, RELEASE_PATIENCE);
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onRenewal(BundleRenewed event) {
        begin(() -> prepare(event.hash(), Standing.SETTLED), new CompletableFuture<>());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ready tells
    private static void begin(Supplier<CompletableFuture<Void>> preparing, CompletableFuture<Void> ready) {
        Thread.startVirtualThread(() -> {
            try {
                preparing.get().whenComplete((nothing, failure) -> ready.complete(null));
            } catch (RuntimeException e) {
                LOG.warn("a program cannot be prepared", e);
                ready.complete(null);
            }
        });
    }

    private static void await(CompletableFuture<Void> ready, Duration patience) {
        ready.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
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
