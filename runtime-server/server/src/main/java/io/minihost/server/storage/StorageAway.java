package io.minihost.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The storage behind this server does not answer, or refuses; whatever was being written is not kept. */
public final class StorageAway extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    /** What callers are told. */
    public static final String SAID = "This host cannot reach its storage right now. Please try again soon.";

    /** Takes what was tried, as in "Cannot read content/3f…", and why it failed. */
    StorageAway(String attempt, IOException cause) {
        super(attempt + ": " + cause.getMessage(), cause);
    }
}
