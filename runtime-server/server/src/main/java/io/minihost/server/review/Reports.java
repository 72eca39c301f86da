package io.minihost.server.review;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.DomainLists;
import io.minihost.server.programs.ProgramAccess;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Makes reports of versions, one at a time, and remembers the last ones. They are made in a thread of their own: a program may have 30 MB
 * of text, and whoever reads it in a virtual thread keeps one of the few that carry all others.
 */
@Component
class Reports implements AutoCloseable {

    private static final int REMEMBERED = 100;

    /** How long somebody waits for their turn, and then for the report. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LIFE = Duration.ofSeconds(60);

    private final ProgramAccess access;
    private final Catalogue catalogue;
    private final DomainLists domains;
    private final ReviewRules rules;
    private final Semaphore turn = new Semaphore(1, true);
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("reports").factory());
    private final Cache<Seen, StaticReport> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Reports(ProgramAccess access, Catalogue catalogue, DomainLists domains, ReviewRules rules) {
        this.access = access;
        this.catalogue = catalogue;
        this.domains = domains;
        this.rules = rules;
    }

    /** What a report is about: it says the same as long as nothing of this is different. */
    private record Seen(String version, String hash, Set<String> listed) {}

    StaticReport of(Caller caller, AppId appId, String version) {
        access.require(caller, appId, Action.PROGRAM_VIEW);
        var hash = catalogue
                .version(appId, version)
                .orElseThrow(() -> missing(appId, version))
                .hash();
        var seen = new Seen(version, hash, listed(appId));
        var report = known.getIfPresent(seen);
        return report == null ? make(seen, appId) : report;
    }

    private Set<String> listed(AppId appId) {
        return domains.of(appId).byUse().values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private StaticReport make(Seen seen, AppId appId) {
        takeTurn();
        try {
            var bundle = catalogue.source(seen.hash()).orElseThrow(() -> missing(appId, seen.version()));
            var report = made(worker.submit(() -> StaticReview.of(seen.version(), bundle, rules, seen.listed())));
            known.put(seen, report);
            return report;
        } finally {
            turn.release();
        }
    }

    private void takeTurn() {
        try {
            if (!turn.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw Problem.unavailable("Other reports are made first.").retryAfter(PATIENCE);
            }
        } catch (InterruptedException e) {
            throw stops();
        }
    }

    private static StaticReport made(Future<StaticReport> work) {
        try {
            return work.get(LIFE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw Problem.unprocessable("This version takes too long to be read.")
                    .code("report_too_long");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the report could not be made", e.getCause());
        } catch (InterruptedException e) {
            throw stops();
        } finally {
            work.cancel(true);
        }
    }

    private static Problem stops() {
        Thread.currentThread().interrupt();
        return Problem.unavailable("The server stops.");
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private static Problem missing(AppId appId, String version) {
        return Problem.notFound("There is no version %s of %s.".formatted(version, appId))
                .code("version_not_found");
    }
}
