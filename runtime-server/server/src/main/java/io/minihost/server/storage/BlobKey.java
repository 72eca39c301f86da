package io.minihost.server.storage;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names a blob: a kind and a hash or id, such as {@code content/3f…}. Safe as a path by its form. */
public record BlobKey(String kind, String id) {

    private static final int FAN_OUT = 2;
    private static final Pattern PART = Pattern.compile("[a-z0-9][a-z0-9-]{0,127}");

    public BlobKey {
        if (!PART.matcher(kind).matches() || !PART.matcher(id).matches()) {
            throw new IllegalArgumentException("Not a blob key: " + kind + "/" + id);
        }
    }

    /** The key of that id, if it can be one. */
    static Optional<BlobKey> of(String kind, String id) {
        return PART.matcher(id).matches() ? Optional.of(new BlobKey(kind, id)) : Optional.empty();
    }

    /** Where it lies among all blobs. The ids of a kind are spread over folders, which stay small so. */
    String path() {
        return kind + "/" + id.substring(0, Math.min(FAN_OUT, id.length())) + "/" + id;
    }

    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
