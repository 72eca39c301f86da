package io.minihost.server.programdata.storage;

import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.HostApiFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a program changes, the newest value of each key only: so a storm of changes never grows beyond what may be kept. */
final class StorageChanges {

    private boolean clear;
    private final Map<String, @Nullable String> values = new LinkedHashMap<>();

    /**
     * Reads the arguments of a call.
     *
     * @throws HostApiFailure when they are not changes
     */
    static StorageChanges of(JsonNode arguments) throws HostApiFailure {
        StorageChanges changes = new StorageChanges();
        changes.clear = arguments.path("clear").asBoolean(false);
        for (JsonNode change : arguments.path("changes")) {
            JsonNode key = change.path(0);
            JsonNode value = change.path(1);
            if (!key.isString() || !(value.isString() || value.isNull())) {
                throw new HostApiFailure(Attribution.PROGRAM, "parameter error: a change is a key and a text or null");
            }
            changes.put(key.stringValue(), value.isNull() ? null : value.stringValue());
        }
        return changes;
    }

    /** Whether everything else is removed first. */
    boolean clear() {
        return clear;
    }

    /** By key, in the order in which they were made last; null for what is removed. */
    Map<String, @Nullable String> values() {
        return values;
    }

    /** Adds what was changed later. */
    void add(StorageChanges later) {
        if (later.clear) {
            clear = true;
            values.clear();
        }
        later.values.forEach(this::put);
    }

    private void put(String key, @Nullable String value) {
        values.remove(key);
        values.put(key, value);
    }
}
