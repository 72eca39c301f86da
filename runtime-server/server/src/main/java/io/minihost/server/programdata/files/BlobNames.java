package io.minihost.server.programdata.files;

import io.minihost.server.storage.BlobKey;
import java.time.Instant;
import java.util.UUID;

/** Names for contents, each used once. They end with the time, for whoever looks at them. */
final class BlobNames {

    static final String KIND = "program-file";

    private BlobNames() {}

    static String fresh(Instant now) {
        return "%s-%012x".formatted(UUID.randomUUID(), now.toEpochMilli());
    }

    static BlobKey key(String name) {
        return new BlobKey(KIND, name);
    }
}
