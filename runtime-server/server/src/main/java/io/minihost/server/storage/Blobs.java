package io.minihost.server.storage;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Bytes by name. A blob is there whole or not at all, also after a crash; writing a key again replaces it. */
public interface Blobs {

    /** Reads the stream to its end; the caller closes it. */
    void put(BlobKey key, InputStream content);

    /** The content, to be closed by the caller. */
    Optional<InputStream> get(BlobKey key);

    boolean exists(BlobKey key);

    /** Does nothing when there is no such blob. */
    void delete(BlobKey key);

    /** Every blob of one kind. */
    List<BlobKey> list(String kind);
}
