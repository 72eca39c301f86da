package io.minihost.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.springframework.stereotype.Component;

/**
 * Connections whose request was answered before all of its body had come. The web server reads the rest and throws it away,
 * for as long as it takes; from here on that is not for ever.
 */
@Component
final class UnreadBodies {

    private static final int KNOWN_MAX = 50_000;

    /** By connection, until when, in nanoseconds. */
    private final ConcurrentMap<String, Long> deadlines = new ConcurrentHashMap<>();

    /** The rest may take this long. */
    void leave(HttpServletRequest request, Duration time) {
        if (deadlines.size() < KNOWN_MAX) {
            deadlines.put(connection(request), System.nanoTime() + time.toNanos());
        }
    }

    /** Another request has come on the same connection. */
    void arrive(HttpServletRequest request) {
        if (!deadlines.isEmpty()) {
            deadlines.remove(connection(request));
        }
    }

    boolean isOver(SocketWrapperBase<?> connection) {
        var deadline = deadlines.isEmpty()
                ? null
                : deadlines.get(connection.getServletConnection("", "").getConnectionId());
        return deadline != null && System.nanoTime() - deadline > 0;
    }

    /** Forgets connections whose time is over and that have been closed. */
    void tidy() {
        var now = System.nanoTime();
        deadlines.values().removeIf(deadline -> now - deadline > 0);
    }

    private static String connection(HttpServletRequest request) {
        return request.getServletConnection().getConnectionId();
    }
}
