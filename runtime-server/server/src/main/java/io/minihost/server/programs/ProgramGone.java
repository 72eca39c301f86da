package io.minihost.server.programs;

import io.minihost.server.common.AppId;
import java.util.Set;

/**
 * A program was deleted. Published in that transaction.
 *
 * @param hashes of the compiled bundles that it had
 */
public record ProgramGone(AppId program, Set<String> hashes) {

    public ProgramGone {
        hashes = Set.copyOf(hashes);
    }
}
