package io.minihost.server.programs;

import java.util.Collection;
import java.util.Set;

/** Somebody who still runs compiled bundles that no version names any more. */
public interface BundleUse {

    /** Which of some compiled bundles are still needed, by hash. */
    Set<String> of(Collection<String> hashes);
}
