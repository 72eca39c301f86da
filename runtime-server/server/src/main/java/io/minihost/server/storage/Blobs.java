package io.minihost.server.storage;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Bytes by name. A blob is there whole or not at all, also after a crash; writing a key again replaces it. What fails is an
 * {@link java.io.UncheckedIOException}: {@link DiskFull} when there is no room, {@link StorageAway} when the storage does not answer.
 */
public interface Blobs {

    /** Reads the stream to its end; the caller closes it. When either fails what was there before stays. */
    void put(BlobKey key, InputStream content);

    /** The content, to be closed by the caller, at its end or before. */
    Optional<InputStream> get(BlobKey key);

    boolean exists(BlobKey key);

    /** When it was last written; empty when there is no such blob. */
    Optional<Instant> writtenAt(BlobKey key);

    /** Does nothing when there is no such blob. */
    void delete(BlobKey key);

    /** Shows every blob of one kind; those that come or go meanwhile may be among them. */
    void each(String kind, Consumer<StoredBlob> visitor);

    /** Every blob of one kind. */
    default List<BlobKey> list(String kind) {
        var all = new ArrayList<BlobKey>();
        each(kind, blob -> all.add(blob.key()));
        return all;
    }
}
