package io.minihost.server.uploadtool.keys;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that a program is uploaded with, as its developers see it.
 *
 * @param fingerprint names the public key
 * @param addresses from where it may be used, such as 203.0.113.0/24; from anywhere when there are none
 * @param createdBy who made it, as the audit log names them
 * @param usedAt when it was last used, to a minute
 * @param revision another one after each change
 */
record UploadKey(
        UUID id,
        String name,
        String fingerprint,
        List<String> addresses,
        String createdBy,
        Instant createdAt,
        @Nullable Instant usedAt,
        int revision) {

    UploadKey {
        addresses = List.copyOf(addresses);
    }
}
