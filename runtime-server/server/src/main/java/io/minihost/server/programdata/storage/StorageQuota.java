package io.minihost.server.programdata.storage;

import io.minihost.protocol.LaunchMessage;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges changes against what is kept already. The guest counts and refuses by the same rules ({@code guest/src/wx/storage/storage.ts}),
 * so that a refusal here means that another visit was faster.
 */
final class StorageQuota {

    /** Of one value with its key, in bytes. */
    static final int VALUE_MAX = 1024 * 1024;

    /** Of one person and program, in bytes. */
    static final int TOTAL_MAX = LaunchMessage.STORAGE_LIMIT;

    /** Of one person and program; the platform says nothing, and each takes more room than its bytes. */
    static final int KEYS_MAX = 20_000;

    private final Map<String, Integer> before;
    private final StorageRoom room;
    private final long totalBefore;
    private long total;
    private long keys;

    /**
     * A judge.
     *
     * @param before bytes of those keys that are there and may change
     * @param total bytes of all keys
     * @param keys number of all keys
     * @param room how much more the host takes
     */
    StorageQuota(Map<String, Integer> before, long total, long keys, StorageRoom room) {
        this.before = before;
        this.room = room;
        this.totalBefore = total;
        this.total = total;
        this.keys = keys;
    }

    /** Those changes that the database can hold; the others are refused. */
    static Map<String, @Nullable String> storable(Map<String, @Nullable String> changes, StorageOutcome outcome) {
        Map<String, @Nullable String> storable = new LinkedHashMap<>();
        changes.forEach((key, value) -> {
            if (key.isEmpty() && value != null) {
                refuse(key, "parameter error: parameter.key should not be empty", outcome);
            } else if (storable(key) && (value == null || storable(value))) {
                storable.put(key, value);
            } else if (value != null) {
                refuse(key, "key or data holds characters that cannot be stored", outcome);
            }
        });
        return storable;
    }

    /** Sorts changes into those to make and those to refuse. What frees room comes first, whatever the order. */
    void judge(Map<String, @Nullable String> changes, StorageOutcome outcome) {
        changes.forEach((key, value) -> {
            if (value == null) {
                take(key, 0);
                outcome.applied().put(key, null);
            } else if (bytes(key, value) > VALUE_MAX) {
                refuse(key, "data exceed max size 1MB", outcome);
            } else if (bytes(key, value) <= before.getOrDefault(key, 0)) {
                accept(key, value, outcome);
            }
        });
        changes.forEach((key, value) -> {
            if (value != null
                    && !outcome.applied().containsKey(key)
                    && !outcome.refused().containsKey(key)) {
                grow(key, value, outcome);
            }
        });
    }

    private void grow(String key, String value, StorageOutcome outcome) {
        int old = before.getOrDefault(key, 0);
        long grown = total - old + bytes(key, value);
        if (grown > TOTAL_MAX) {
            refuse(key, "exceed storage max size 10Mb", outcome);
        } else if (old == 0 && keys >= KEYS_MAX) {
            refuse(key, "exceed storage max keys %d".formatted(KEYS_MAX), outcome);
        } else if (grown - totalBefore > room.bytes()) {
            outcome.refused().put(key, room.beyond());
        } else {
            accept(key, value, outcome);
        }
    }

    private static void refuse(String key, String why, StorageOutcome outcome) {
        outcome.refused().put(key, Refusal.ofProgram(why));
    }

    /** By how many bytes more is kept after what was judged. */
    long growth() {
        return total - totalBefore;
    }

    private void accept(String key, String value, StorageOutcome outcome) {
        take(key, bytes(key, value));
        outcome.applied().put(key, value);
    }

    private void take(String key, int bytes) {
        int old = before.getOrDefault(key, 0);
        total += bytes - old;
        keys += (bytes > 0 ? 1 : 0) - (old > 0 ? 1 : 0);
    }

    static int bytes(String key, String value) {
        return bytes(key) + bytes(value);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean storable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text) && text.indexOf('\0') < 0;
    }
}
