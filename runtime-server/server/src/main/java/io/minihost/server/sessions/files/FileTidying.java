package io.minihost.server.sessions.files;

import io.minihost.server.storage.BlobKey;
import io.minihost.server.storage.Blobs;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes the temporary files of visits that are over, and contents that a crash has left without a file. */
@Component
class FileTidying {

    /** A visit may still be reading when its end is on record. */
    private static final Duration AFTER_END = Duration.ofMinutes(5);

    private static final Duration LEFT_OVER = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final FileStore files;
    private final Blobs blobs;
    private final Clock clock;

    FileTidying(JdbcClient jdbc, FileStore files, Blobs blobs, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.blobs = blobs;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M")
    void forgetVisits() {
        files.drop(jdbc.sql("""
                        delete from program_file f where session_id <> '' and (changed_at < :old or exists (
                            select 1 from visit_session s where s.id = f.session_id and s.ended_at < :ended))
                        returning blob""")
                .param("old", before(LEFT_OVER))
                .param("ended", before(AFTER_END))
                .query(String.class)
                .list());
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    void forgetLeftOvers() {
        Set<String> known = new HashSet<>(jdbc.sql("select blob from program_file where blob is not null")
                .query(String.class)
                .list());
        for (BlobKey blob : blobs.list(BlobNames.KIND)) {
            boolean old = BlobNames.madeAt(blob).isBefore(clock.instant().minus(LEFT_OVER));
            if (old && !known.contains(blob.id())) {
                blobs.delete(blob);
            }
        }
    }

    private OffsetDateTime before(Duration age) {
        return clock.instant().minus(age).atOffset(ZoneOffset.UTC);
    }
}
