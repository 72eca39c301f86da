package io.minihost.server.storage;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells failures that pass when the database is back or less busy from all others. */
public final class DatabaseAway {

    private DatabaseAway() {}

    /** Connections, room, shutdowns, cancelled statements, locks that nobody gave up in time. */
    public static boolean isCauseOf(Throwable failure) {
        return causes(failure).anyMatch(DatabaseAway::isAway);
    }

    /** The SQL state of the innermost cause that has one; empty without. */
    public static String state(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(state -> state != null)
                .reduce("", (outer, inner) -> inner);
    }

    /** PostgreSQL gives a state with whatever it says: a failure without one comes from a connection that is gone. */
    private static boolean isAway(Throwable cause) {
        if (!(cause instanceof SQLException failure)) {
            return false;
        }
        String state = failure.getSQLState();
        return state == null
                || failure instanceof SQLTransientConnectionException
                || Stream.of("08", "53", "57", "58", "55P03", "40").anyMatch(state::startsWith);
    }

    static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
