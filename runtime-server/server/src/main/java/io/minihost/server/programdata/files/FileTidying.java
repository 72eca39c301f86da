package io.minihost.server.programdata.files;

import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.storage.BlobDisposal;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes the temporary files of visits that are over. */
@Component
class FileTidying {
    private static final String EVERY = "PT1M";

    /** A visit may still be reading when its end is on record. */
    private static final Duration AFTER_END = Duration.ofMinutes(5);

    private static final Duration LEFT_OVER = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final BlobDisposal disposal;
    private final Retention retention;
    private final Clock clock;

    FileTidying(JdbcClient jdbc, BlobDisposal disposal, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.disposal = disposal;
        this.retention = retention;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = EVERY)
    void forgetVisits() {
        retention.run("files of visits", EVERY, this::forgetSome);
    }

    private int forgetSome() {
        List<String> gone = jdbc.sql("""
            delete from program_file where ctid in (select f.ctid from program_file f
                where session_id <> '' and (changed_at < :old or exists (
                    select 1 from visit_session s where s.id = f.session_id and s.ended_at < :ended))
                limit :batch for update skip locked)
            returning coalesce(blob, '')\
            """)
                .param("old", before(LEFT_OVER))
                .param("ended", before(AFTER_END))
                .param("batch", Retention.BATCH)
                .query(String.class)
                .list();
        disposal.dispose(gone.stream()
                .filter(blob -> !blob.isEmpty())
                .map(BlobNames::key)
                .toList());
        return gone.size();
    }

    private OffsetDateTime before(Duration age) {
        return Timestamps.of(clock.instant().minus(age));
    }
}
