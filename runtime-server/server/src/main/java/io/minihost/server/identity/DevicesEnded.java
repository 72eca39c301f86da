package io.minihost.server.identity;

import io.minihost.server.common.ClusterWide;
import java.util.Set;
import java.util.UUID;

/** Nobody is signed in any more in some browsers: what they have open goes away. Published in the transaction that ends them. */
public record DevicesEnded(Set<UUID> devices) implements ClusterWide {

    public DevicesEnded {
        devices = Set.copyOf(devices);
    }
}
