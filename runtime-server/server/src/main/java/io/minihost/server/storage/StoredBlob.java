package io.minihost.server.storage;

import java.time.Instant;

/** A blob and when it was last written, by the clock of whoever keeps it. */
public record StoredBlob(BlobKey key, Instant writtenAt) {}
