package io.minihost.server.programdata.storage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of changes.
 *
 * @param applied new values by key, null for what is no more
 * @param refused why not, by key
 * @param kept what is kept instead of what was refused; nothing for a key that is not there
 */
record StorageOutcome(Map<String, @Nullable String> applied, Map<String, Refusal> refused, Map<String, String> kept) {

    StorageOutcome() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }
}
