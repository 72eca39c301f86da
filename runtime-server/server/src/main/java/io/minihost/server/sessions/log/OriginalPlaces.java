package io.minihost.server.sessions.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.bundle.maps.Original;
import io.minihost.bundle.maps.SourceMaps;
import io.minihost.server.hostapi.LogEntry;
import io.minihost.server.programs.Catalogue;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Names the developer's own file in log entries of a program that was built. Its source maps are read when its first error
 * is, so that a program without errors costs nothing.
 */
@Component
public class OriginalPlaces {

    private static final Logger LOG = LoggerFactory.getLogger(OriginalPlaces.class);
    private static final String FRAME = "\n    at ";
    private static final int MESSAGE_CHARS_MAX = 16 * 1024;
    private static final long BYTES_MAX =
            Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);
    private static final int BYTES_EACH = 1_000;
    private static final int BUNDLES_MAX = 10_000;

    /** Reading takes time of all programs' logs, and some with huge maps could drive out one another's for ever. */
    private static final int READS_PER_HOUR = 20;

    private final Catalogue catalogue;
    private final Cache<String, SourceMaps> recent = Caffeine.newBuilder()
            .maximumWeight(BYTES_MAX)
            .weigher((String hash, SourceMaps maps) -> (int) Math.min(Integer.MAX_VALUE, maps.bytes() + BYTES_EACH))
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final Cache<String, AtomicInteger> reads = Caffeine.newBuilder()
            .maximumSize(BUNDLES_MAX)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    OriginalPlaces(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * An entry with original places where maps know them, and the place in the file as uploaded after each.
     *
     * @param bundle hash of the compiled bundle
     */
    public LogEntry in(LogEntry entry, String bundle) {
        String file = entry.file();
        Integer line = entry.line();
        if ((file == null || line == null) && !entry.message().contains(FRAME)) {
            return entry;
        }
        SourceMaps maps = recent.get(bundle, this::read);
        LogEntry framed = entry.withMessage(shortened(maps.inFrames(entry.message())));
        return file != null && line != null ? placed(framed, maps, file, line) : framed;
    }

    private static LogEntry placed(LogEntry entry, SourceMaps maps, String file, int line) {
        int column = entry.column() == null ? 0 : entry.column();
        Original place = maps.find(file, line, column);
        return place == null
                ? entry
                : entry.withMessage(entry.message() + SourceMaps.built(file, line, column))
                        .withPlace(place.file(), place.line(), place.column());
    }

    private static String shortened(String text) {
        return text.length() > MESSAGE_CHARS_MAX ? text.substring(0, MESSAGE_CHARS_MAX) + "…" : text;
    }

    private SourceMaps read(String bundle) {
        if (reads.get(bundle, hash -> new AtomicInteger()).incrementAndGet() > READS_PER_HOUR) {
            return SourceMaps.NONE;
        }
        try {
            return catalogue
                    .source(bundle)
                    .map(source -> SourceMaps.of(source.files()))
                    .orElse(SourceMaps.NONE);
        } catch (RuntimeException e) {
            // An entry with the place in the uploaded file is better than none.
            LOG.warn("cannot read the source maps of bundle {}", bundle, e);
            return SourceMaps.NONE;
        }
    }
}
