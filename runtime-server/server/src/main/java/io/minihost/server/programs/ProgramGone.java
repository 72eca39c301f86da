package io.minihost.server.programs;

import io.minihost.server.common.AppId;
import io.minihost.server.common.ClusterWide;
import java.util.Set;

/**
 * A program was deleted. Published in that transaction.
 *
 * @param hashes of the compiled bundles that it had
 */
public record ProgramGone(AppId program, Set<String> hashes) implements ClusterWide {

    public ProgramGone {
        hashes = Set.copyOf(hashes);
    }
}
