package io.minihost.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;

/** There is no room on the server's disk; whatever was being written is not kept. */
public final class DiskFull extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    /** What callers are told. */
    public static final String SAID = "This host has no room left for it; nothing was kept.";

    /** What PostgreSQL calls a full disk. */
    private static final String DATABASE = "53100";

    public DiskFull(IOException cause) {
        super("no space left on the server's disk", cause);
    }

    /** Whether the database failed because its disk is full. */
    public static boolean isCauseOf(RuntimeException failure) {
        return DatabaseAway.causes(failure)
                .anyMatch(cause -> cause instanceof SQLException e && DATABASE.equals(e.getSQLState()));
    }

    /** Whether a failure to write comes of a disk or a quota that is full. */
    public static boolean isCauseOf(IOException failure) {
        var message = Objects.requireNonNullElse(failure.getMessage(), "").toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("quota exceeded")
                || message.contains("not enough space");
    }
}
