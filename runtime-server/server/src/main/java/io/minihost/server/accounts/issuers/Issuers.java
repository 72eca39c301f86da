package io.minihost.server.accounts.issuers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.server.common.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The issuers that are set. They are asked when somebody wants to go there, and not before. */
@Component
@EnableConfigurationProperties(IssuerSettings.class)
class Issuers {

    private static final Logger LOG = LoggerFactory.getLogger(Issuers.class);
    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    /** So that a dead one is not asked by everybody who tries. */
    private static final Duration AWAY_FOR = Duration.ofSeconds(10);

    private final Map<String, IssuerSettings.Issuer> settings;
    private final Discovery discovery;

    private final Cache<String, Provider> known =
            Caffeine.newBuilder().expireAfterWrite(KNOWN_FOR).build();

    private final Cache<String, Boolean> away =
            Caffeine.newBuilder().expireAfterWrite(AWAY_FOR).build();

    Issuers(IssuerSettings settings, Discovery discovery) {
        this.settings = settings.oidc();
        this.discovery = discovery;
    }

    /**
     * One that people may choose.
     *
     * @param away whether it could not be reached just now
     */
    record Offered(String name, String label, boolean away) {}

    List<Offered> all() {
        return settings.keySet().stream()
                .map(name -> new Offered(name, label(name), away.getIfPresent(name) != null))
                .toList();
    }

    private String label(String name) {
        var issuer = settings.get(name);
        var label = issuer == null ? null : issuer.label();
        return label == null || label.isBlank() ? name : label;
    }

    /** What people know an issuer by that has such an address; empty for one that is not set any more. */
    Optional<String> labelOf(String address) {
        return settings.entrySet().stream()
                .filter(entry -> entry.getValue().address().equals(address))
                .map(entry -> label(entry.getKey()))
                .findFirst();
    }

    List<String> addresses() {
        return settings.values().stream().map(IssuerSettings.Issuer::address).toList();
    }

    /** @throws Problem when there is none of this name, or it cannot be reached */
    Provider provider(String name) {
        var issuer = settings.get(name);
        if (issuer == null) {
            throw Problem.notFound("There is no issuer of this name.").code("no_issuer");
        }
        if (away.getIfPresent(name) != null) {
            throw gone();
        }
        var provider = known.getIfPresent(name);
        return provider == null ? ask(name, issuer) : provider;
    }

    /** Two that ask at the same time both do so; nobody waits for somebody else's slow answer. */
    private Provider ask(String name, IssuerSettings.Issuer issuer) {
        try {
            var found = discovery.ask(name, issuer);
            known.put(name, found);
            return found;
        } catch (RuntimeException e) {
            LOG.warn("the issuer {} at {} cannot be used: {}", name, issuer.address(), e.getMessage());
            away.put(name, true);
            throw gone();
        }
    }

    private static Problem gone() {
        return Problem.unavailable("It cannot be reached right now.").code("issuer_away");
    }
}
