package io.minihost.server.programs.grants;

import io.minihost.server.hostapi.Grant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which grants programs have without asking.
 *
 * @param needed what programs have only when an operator has granted it; every other they have until it is revoked
 */
@ConfigurationProperties("minihost.grants")
record GrantSettings(Set<Grant> needed) {

    GrantSettings(@Nullable Set<Grant> needed) {
        this.needed = needed == null ? Set.of() : Set.copyOf(needed);
    }
}
