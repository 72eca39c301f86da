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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes reports of versions, a few at a time, and remembers the last ones. */
@Component
class Reports {

    /** A program may have 30 MB of text. */
    private static final int AT_ONCE = 2;

    private static final int REMEMBERED = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ProgramAccess access;
    private final Catalogue catalogue;
    private final DomainLists domains;
    private final ReviewRules rules;
    private final Semaphore room = new Semaphore(AT_ONCE, true);
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
        takeRoom();
        try {
            var bundle = catalogue.source(seen.hash()).orElseThrow(() -> missing(appId, seen.version()));
            var report = StaticReview.of(seen.version(), bundle, rules, seen.listed());
            known.put(seen, report);
            return report;
        } finally {
            room.release();
        }
    }

    private void takeRoom() {
        try {
            if (!room.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw Problem.unavailable("Other reports are made first.").retryAfter(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The server stops.");
        }
    }

    private static Problem missing(AppId appId, String version) {
        return Problem.notFound("There is no version %s of %s.".formatted(version, appId))
                .code("version_not_found");
    }
}
