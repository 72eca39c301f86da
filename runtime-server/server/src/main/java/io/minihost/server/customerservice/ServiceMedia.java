package io.minihost.server.customerservice;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.contentcheck.Picture;
import io.minihost.server.identity.PersonId;
import io.minihost.server.storage.DiskRoom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pictures that people and programs' servers send each other. Whoever knows the name of one may have it for three days. */
@Service
public class ServiceMedia {

    public static final int BYTES_MAX = 10 * 1024 * 1024;

    private static final int NAME_BYTES = 32;
    private static final Duration GIVEN = Duration.ofDays(3);
    private static final long PROGRAM_MAX = 200L * 1024 * 1024;
    private static final long PERSON_MAX = 30L * 1024 * 1024;

    private final JdbcClient jdbc;
    private final DiskRoom disk;
    private final Clock clock;

    ServiceMedia(JdbcClient jdbc, DiskRoom disk, Clock clock) {
        this.jdbc = jdbc;
        this.disk = disk;
        this.clock = clock;
    }

    /** A picture that is kept. */
    public record Kept(String id, Instant createdAt) {}

    /** A picture and its bytes, which are not to be written to. */
    public static final class Content {

        private final String type;
        private final byte[] bytes;

        Content(@Nullable String type, byte[] bytes) {
            this.type = Objects.requireNonNull(type);
            this.bytes = bytes;
        }

        public String type() {
            return type;
        }

        public byte[] bytes() {
            return bytes;
        }
    }

    /**
     * Keeps a picture.
     *
     * @param person who sends it; null for a program's server
     * @return empty when there are too many already
     */
    @Transactional
    public Optional<Kept> keep(AppId program, @Nullable PersonId person, Picture picture, byte[] bytes) {
        disk.require(bytes.length);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('service media ' || ?, 0))")
                .param(program.value())
                .query(row -> {});
        if (!hasRoom(program, person, bytes.length)) {
            return Optional.empty();
        }
        var kept = new Kept(RandomText.base64(NAME_BYTES), clock.instant());
        jdbc.sql("insert into service_media (id, app_id, person_id, type, bytes, created_at)"
                        + " values (:id, :app, :person, :type, :bytes, :at)")
                .param("id", kept.id())
                .param("app", program.value())
                .param("person", person == null ? null : person.value())
                .param("type", picture.type())
                .param("bytes", bytes)
                .param("at", Timestamps.of(kept.createdAt()))
                .update();
        return Optional.of(kept);
    }

    private boolean hasRoom(AppId program, @Nullable PersonId person, int more) {
        long held = jdbc.sql("select coalesce(sum(octet_length(bytes)), 0) from service_media where app_id = ?")
                .param(program.value())
                .query(Long.class)
                .single();
        long own = person == null
                ? 0
                : jdbc.sql("select coalesce(sum(octet_length(bytes)), 0) from service_media where person_id = ?")
                        .param(person.value())
                        .query(Long.class)
                        .single();
        return held + more <= PROGRAM_MAX && own + more <= PERSON_MAX;
    }

    /** A picture of a program that is not too old to be given to its server. */
    public Optional<Content> given(AppId program, String id) {
        return jdbc.sql("select type, bytes from service_media where app_id = ? and id = ? and created_at > ?")
                .params(program.value(), id, oldest())
                .query((row, number) -> new Content(row.getString("type"), row.getBytes("bytes")))
                .optional();
    }

    /** The same for whoever knows its name. */
    public Optional<Content> given(String id) {
        return jdbc.sql("select app_id from service_media where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .flatMap(program -> given(new AppId(program), id));
    }

    /** Whether a program's server may show it to people. */
    public boolean isGiven(AppId program, String id) {
        return jdbc.sql("select count(*) from service_media where app_id = ? and id = ? and created_at > ?")
                        .params(program.value(), id, oldest())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** One that is part of a conversation, for as long as it is kept. */
    public Optional<Content> shown(AppId program, PersonId person, String id) {
        return jdbc.sql("select type, bytes from service_media m where app_id = :app and id = :id"
                        + " and (person_id = :person or (person_id is null and exists (select 1 from service_message s"
                        + " where s.app_id = :app and s.person_id = :person"
                        + " and s.content::jsonb ->> 'mediaId' = :id)))")
                .param("app", program.value())
                .param("person", person.value())
                .param("id", id)
                .query((row, number) -> new Content(row.getString("type"), row.getBytes("bytes")))
                .optional();
    }

    /** Whether a person has sent it to a program. */
    boolean isOf(AppId program, UUID person, String id) {
        return jdbc.sql("select count(*) from service_media where app_id = ? and person_id = ? and id = ?")
                        .params(program.value(), person, id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private OffsetDateTime oldest() {
        return Timestamps.of(clock.instant().minus(GIVEN));
    }
}
