package io.minihost.server.programdata.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder.
 *
 * @param blob where the content lies; null for a folder
 * @param type MIME type as its first bytes have it
 */
record StoredFile(FilePath path, @Nullable String blob, long bytes, String type, Instant changedAt) {

    boolean isFolder() {
        return blob == null;
    }
}
