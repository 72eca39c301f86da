package io.minihost.server.programs.versions;

import static java.util.stream.Collectors.toSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.minihost.bundle.BundleRejected;
import io.minihost.server.programs.BundleRenewed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Compiles everything of which only other versions of the compiler have made something, as after an upgrade, or after an upload
 * to a node of another release. Goes on in the background, what people can open first; whoever opens a version before its turn
 * waits for that one. A program that cannot be compiled any more runs as it was compiled last.
 */
@Component
public class Recompilation implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Recompilation.class);
    private static final Duration ROUND = Duration.ofMinutes(1);
    /** Another node with the same compiler is about to have compiled something. */
    private static final Duration SOON = Duration.ofMillis(500);

    private static final Duration REFUSED_FOR = Duration.ofDays(1);
    private static final Duration FAILED_FOR = Duration.ofMinutes(10);
    private static final int FAILED_MAX = 10_000;

    private final CompilersInUse compilers;
    private final ProgramBuilds builds;
    private final BundleStore store;
    private final BuildWork work;
    private final ApplicationEventPublisher events;
    /** By content; the result is empty when it is not to be had now. */
    private final Map<String, FutureTask<Optional<String>>> underWay = new ConcurrentHashMap<>();
    /** Of what nothing can be made for the time being. */
    private final Cache<String, Duration> failed = Caffeine.newBuilder()
            .maximumSize(FAILED_MAX)
            .expireAfter(Expiry.<String, Duration>creating((content, pause) -> pause))
            .build();

    private volatile @Nullable Thread background;

    Recompilation(
            CompilersInUse compilers,
            ProgramBuilds builds,
            BundleStore store,
            BuildWork work,
            ApplicationEventPublisher events) {
        this.compilers = compilers;
        this.builds = builds;
        this.store = store;
        this.work = work;
        this.events = events;
    }

    @Override
    public void start() {
        stop();
        compilers.renew();
        background = Thread.ofVirtual().name("recompilation").start(this::go);
    }

    /** The hash of what this node's compiler makes of what a bundle was made of; waits while it does. */
    public String current(String hash) {
        if (builds.isOwn(hash) && isStored(hash)) {
            return hash;
        }
        return builds.contentOf(hash).flatMap(this::awaited).orElse(hash);
    }

    /** Whether nothing can be made of a content, so that it runs as it was compiled last. */
    public boolean hasFailed(String contentHash) {
        return failed.getIfPresent(contentHash) != null;
    }

    private boolean isStored(String hash) {
        return store.compiled(hash).isPresent();
    }

    private Optional<String> awaited(String content) {
        try {
            while (!hasFailed(content)) {
                var made = attempt(content);
                if (made.isPresent()) {
                    return made;
                }
                if (!hasFailed(content)) {
                    Thread.sleep(SOON);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private void go() {
        var elsewhere = Set.<String>of();
        try {
            while (true) {
                elsewhere = round(elsewhere);
                Thread.sleep(elsewhere.isEmpty() ? ROUND : SOON);
            }
        } catch (InterruptedException e) {
            LOG.debug("the server stops", e);
        }
    }

    /** @return what another node with the same compiler has under way */
    private Set<String> round(Set<String> elsewhere) throws InterruptedException {
        try {
            var missing = builds.missing().stream()
                    .filter(content -> !hasFailed(content))
                    .toList();
            elsewhere.stream()
                    .filter(content -> !missing.contains(content))
                    .forEach(content -> builds.own(content).ifPresent(hash -> tell(content, hash)));
            if (missing.size() > elsewhere.size()) {
                LOG.info("Compiling {} programs of which this compiler has made nothing yet", missing.size());
            }
            return unmade(missing);
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LOG.warn("what there is to compile is not known now: {}", e.getMessage());
            return Set.of();
        }
    }

    private Set<String> unmade(List<String> contents) throws InterruptedException {
        for (var content : contents) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            attempt(content);
        }
        return contents.stream()
                .filter(content -> !hasFailed(content) && builds.own(content).isEmpty())
                .collect(toSet());
    }

    /** Compiles it unless another node is about to; whoever else wants it here waits. */
    private Optional<String> attempt(String content) throws InterruptedException {
        var task = underWay.computeIfAbsent(content, key -> new FutureTask<>(() -> made(key)));
        try {
            task.run();
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            underWay.remove(content, task);
        }
    }

    private Optional<String> made(String content) {
        try {
            var known = builds.own(content).filter(this::isStored);
            if (known.isPresent()) {
                return known;
            }
            var made = work.on(content);
            made.ifPresent(hash -> tell(content, hash));
            return made;
        } catch (Exception e) {
            if (Thread.currentThread().isInterrupted()) {
                // Whoever waits for it here tries it again.
                return Optional.empty();
            }
            LOG.error("what was uploaded as {} cannot be compiled anew", content, e);
            failed.put(content, e instanceof BundleRejected ? REFUSED_FOR : FAILED_FOR);
            return Optional.empty();
        }
    }

    private void tell(String content, String hash) {
        if (builds.isLive(content)) {
            events.publishEvent(new BundleRenewed(hash));
        }
    }

    @Override
    public void stop() {
        var thread = background;
        background = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return background != null;
    }

    /** Before the web server: from its first visit on, everybody knows that this compiler is in use. */
    @Override
    public int getPhase() {
        return 0;
    }
}
