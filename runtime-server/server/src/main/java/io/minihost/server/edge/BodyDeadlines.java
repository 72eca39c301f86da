package io.minihost.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.springframework.stereotype.Component;

/**
 * Until when connections may bring the body of their request. Somebody may be reading it: the reader looks at the time after each
 * byte, but not while the web server waits for one, or reads what belongs to no body, such as the extensions of chunks. Or the
 * request was answered before all of its body had come, and the web server reads the rest and throws it away.
 */
@Component
final class BodyDeadlines {

    private static final int KNOWN_MAX = 50_000;

    /** Whose time is over is closed within this time. */
    private static final long CLOSED_NANOS = Duration.ofSeconds(10).toNanos();

    /** By connection, in nanoseconds. */
    private final ConcurrentMap<String, LongSupplier> deadlines = new ConcurrentHashMap<>();

    /** Somebody reads the body; the deadline, in nanoseconds, moves as it comes. */
    void read(HttpServletRequest request, LongSupplier deadline) {
        put(request, deadline);
    }

    /** Nobody reads any more; the rest may take this long. */
    void leave(HttpServletRequest request, Duration time) {
        var deadline = System.nanoTime() + time.toNanos();
        put(request, () -> deadline);
    }

    private void put(HttpServletRequest request, LongSupplier deadline) {
        if (deadlines.size() < KNOWN_MAX) {
            deadlines.put(connection(request), deadline);
        }
    }

    /** All of the body is here, or another request has come on the same connection. */
    void end(HttpServletRequest request) {
        if (!deadlines.isEmpty()) {
            deadlines.remove(connection(request));
        }
    }

    boolean isOver(SocketWrapperBase<?> connection) {
        var deadline = deadlines.isEmpty()
                ? null
                : deadlines.get(connection.getServletConnection("", "").getConnectionId());
        return deadline != null && System.nanoTime() - deadline.getAsLong() > 0;
    }

    /** Forgets connections whose time is over and that have been closed. */
    void tidy() {
        var now = System.nanoTime();
        deadlines.values().removeIf(deadline -> now - deadline.getAsLong() > CLOSED_NANOS);
    }

    private static String connection(HttpServletRequest request) {
        return request.getServletConnection().getConnectionId();
    }
}
