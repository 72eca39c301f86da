package io.minihost.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/** There is no room on the server's disk; whatever was being written is not kept. */
public final class DiskFull extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    public DiskFull(IOException cause) {
        super("no space left on the server's disk", cause);
    }

    /** Whether a failure to write comes of a disk or a quota that is full. */
    public static boolean isCauseOf(IOException failure) {
        var message = Objects.requireNonNullElse(failure.getMessage(), "").toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("quota exceeded")
                || message.contains("not enough space");
    }
}
