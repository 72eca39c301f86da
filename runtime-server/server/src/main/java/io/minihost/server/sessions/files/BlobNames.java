package io.minihost.server.sessions.files;

import io.minihost.server.storage.BlobKey;
import java.time.Instant;
import java.util.UUID;

/** Names for contents. They end with the time, so that one without a file is known to be left over. */
final class BlobNames {

    static final String KIND = "program-file";

    private static final int TIME_DIGITS = 12;

    private BlobNames() {}

    static String fresh(Instant now) {
        return "%s-%012x".formatted(UUID.randomUUID(), now.toEpochMilli());
    }

    static BlobKey key(String name) {
        return new BlobKey(KIND, name);
    }

    static Instant madeAt(BlobKey key) {
        return Instant.ofEpochMilli(Long.parseLong(key.id().substring(key.id().length() - TIME_DIGITS), 16));
    }
}
