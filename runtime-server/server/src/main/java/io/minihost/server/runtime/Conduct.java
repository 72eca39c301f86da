package io.minihost.server.runtime;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.sandbox.Standing;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Launchable;
import io.minihost.server.programs.Catalogue;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Whose programs are, and how well they are known, which decides with whom their visits share a process. A released version is
 * settled when it has been visited often and for long enough without having cost a runner; all others are new.
 */
@Component
public class Conduct {

    private static final Logger LOG = LoggerFactory.getLogger(Conduct.class);

    /** Come with this server. */
    private static final String SAMPLES = OrganisationId.SAMPLES.toString();

    /** Nobody's own, as an operator may register programs for many. */
    private static final Set<String> NO_DEVELOPERS = Set.of(SAMPLES, OrganisationId.HOST.toString());

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final ConductStore store;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Duration probation;
    private final Cache<AppId, String> owners = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();
    private final Cache<ConductStore.Key, Boolean> settled = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();
    private final ConcurrentMap<ConductStore.Key, ConductStore.Deeds> deeds = new ConcurrentHashMap<>();

    Conduct(ConductStore store, Catalogue catalogue, RuntimeSettings settings, Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.clock = clock;
        this.probation = settings.probation();
    }

    /** Empty if the program is nobody's own. */
    public String developer(Launchable program) {
        String owner = owner(program.appId());
        return NO_DEVELOPERS.contains(owner) ? "" : owner;
    }

    public Standing standing(Launchable program) {
        if (program.env() != EnvVersion.RELEASE) {
            return Standing.NEW;
        }
        boolean known = owner(program.appId()).equals(SAMPLES) || isSettled(key(program));
        return known ? Standing.SETTLED : Standing.NEW;
    }

    public void visited(Launchable program) {
        count(program, new ConductStore.Deeds(0, 1));
    }

    public void turned(Launchable program) {
        count(program, new ConductStore.Deeds(1, 0));
    }

    private void count(Launchable program, ConductStore.Deeds more) {
        if (program.env() == EnvVersion.RELEASE) {
            deeds.merge(key(program), more, ConductStore.Deeds::plus);
        }
    }

    /** Notes what has been done since the last time. */
    @Scheduled(fixedDelayString = "PT1M")
    public void note() {
        for (ConductStore.Key key : Set.copyOf(deeds.keySet())) {
            ConductStore.Deeds done = deeds.remove(key);
            if (done != null) {
                try {
                    store.add(key, done, clock.instant(), probation);
                } catch (DataAccessException e) {
                    LOG.warn("cannot note how {} behaves", key, e);
                }
            }
        }
    }

    private boolean isSettled(ConductStore.Key key) {
        try {
            return Boolean.TRUE.equals(settled.get(key, store::isSettled));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("{} counts as new, as nobody knows how it behaves", key, e);
            return false;
        }
    }

    /** Without a database a visit still goes on somewhere else when its runner dies. */
    private String owner(AppId program) {
        try {
            return String.valueOf(owners.get(
                    program,
                    id -> catalogue
                            .profile(id)
                            .map(profile -> profile.owner().toString())
                            .orElse("")));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("whose {} is, nobody knows now", program, e);
            return "";
        }
    }

    private static ConductStore.Key key(Launchable program) {
        return new ConductStore.Key(program.appId(), program.version());
    }
}
