package io.minihost.server.programs.upload;

import io.minihost.server.common.web.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many uploads there may be at once, from their first byte to their end; each has an archive on disk. */
@Component
public class UploadRoom {

    /** One is compiled; the others wait or are still on their way. */
    private static final int EACH_MAX = 8;

    private static final int ALL_MAX = 160;

    /** Past this there is only room for those who have none yet. */
    private static final int CROWDED = 96;

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Map<String, Integer> uploads = new HashMap<>();
    private int all;

    /** A place for one upload, which it gives back when it ends. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes a place.
     *
     * @throws Problem 429 when the developer has too many uploads under way, 503 when all have
     */
    public synchronized Place enter(String developer) {
        int own = uploads.getOrDefault(developer, 0);
        if (own >= EACH_MAX) {
            throw Problem.tooMany("You have %d uploads under way; try again when one has ended.".formatted(own))
                    .code("uploads_busy")
                    .retryAfter(SOON);
        }
        if (all >= ALL_MAX || (all >= CROWDED && own > 0)) {
            throw Problem.unavailable("Too many uploads at once; try again in a minute.")
                    .code("uploads_busy")
                    .retryAfter(SOON);
        }
        all++;
        uploads.merge(developer, 1, Integer::sum);
        return () -> leave(developer);
    }

    private synchronized void leave(String developer) {
        all--;
        uploads.computeIfPresent(developer, (name, count) -> count > 1 ? count - 1 : null);
    }
}
