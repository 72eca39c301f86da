package io.minihost.server.sessions.files;

import io.minihost.server.sessions.HostApiFailure;
import io.minihost.server.storage.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files of programs: an index in the database, contents as blobs with names of our own. There is no folder a path could
 * lead out of and no link it could follow.
 */
@Component
class FileStore {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Blobs blobs;
    private final FileSettings settings;
    private final Clock clock;

    FileStore(JdbcClient jdbc, TransactionTemplate transaction, Blobs blobs, FileSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.blobs = blobs;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<StoredFile> find(FileArea area, FilePath path) {
        return in(area, "path = :path")
                .param("path", path.value())
                .query(FileStore::read)
                .optional();
    }

    /** Everything in a folder, however deep. */
    List<StoredFile> inside(FileArea area, FilePath folder) {
        return in(area, "starts_with(path, :prefix) order by path")
                .param("prefix", folder.inside())
                .query(FileStore::read)
                .list();
    }

    /** What the program keeps for the person. */
    List<StoredFile> all(FileArea area) {
        return in(area, "true order by path").query(FileStore::read).list();
    }

    private JdbcClient.StatementSpec in(FileArea area, String condition) {
        return scoped(
                "select * from program_file where person_id = :person and app_id = :app and session_id = :session"
                        + " and " + condition,
                area);
    }

    private JdbcClient.StatementSpec scoped(String sql, FileArea area) {
        return jdbc.sql(sql)
                .param("person", area.person().value())
                .param("app", area.program().value())
                .param("session", area.session());
    }

    private static StoredFile read(ResultSet row, int number) throws SQLException {
        return new StoredFile(
                new FilePath(row.getString("path")),
                row.getString("blob"),
                row.getLong("bytes"),
                row.getString("type"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    /** The content, to be closed by the caller; empty when the file went away meanwhile. */
    Optional<InputStream> open(StoredFile file) {
        return blobs.get(BlobNames.key(Objects.requireNonNull(file.blob())));
    }

    long limit(FileArea area) {
        return (area.isTemporary() ? settings.session() : settings.person()).toBytes();
    }

    /** How large one more file may be. */
    long room(FileArea area) {
        return Math.clamp(limit(area) - used(area), 0, settings.size().toBytes());
    }

    private long used(FileArea area) {
        return scoped("""
                        select coalesce(sum(bytes), 0) from program_file
                        where person_id = :person and app_id = :app and session_id = :session""", area).query(Long.class).single();
    }

    /**
     * Keeps a file, in place of the one that has its name.
     *
     * @param content read to its end, unless it is longer than there is room for
     * @throws HostApiFailure when there is no room
     * @throws IOException when the content breaks off; nothing is kept then
     */
    StoredFile write(FileArea area, FilePath path, InputStream content) throws HostApiFailure, IOException {
        long freed = find(area, path).map(StoredFile::bytes).orElse(0L);
        Intake intake =
                new Intake(content, Math.min(room(area) + freed, settings.size().toBytes()));
        String name = BlobNames.fresh(clock.instant());
        try {
            blobs.put(BlobNames.key(name), intake);
            String type = intake.type();
            StoredFile file = new StoredFile(path, name, intake.bytes(), type, clock.instant());
            if (register(area, file)) {
                name = "";
                return file;
            }
            throw FileFailures.full();
        } catch (UncheckedIOException e) {
            if (intake.isTooLong()) {
                throw FileFailures.full();
            }
            throw Objects.requireNonNullElseGet(intake.failure(), () -> new IOException(e));
        } finally {
            if (!name.isEmpty()) {
                blobs.delete(BlobNames.key(name));
            }
        }
    }

    void makeFolder(FileArea area, FilePath path) throws HostApiFailure {
        if (!register(area, new StoredFile(path, null, 0, "", clock.instant()))) {
            throw FileFailures.full();
        }
    }

    /** Puts a file into the index as long as there is room; whoever else writes in this area waits. */
    private boolean register(FileArea area, StoredFile file) {
        List<@Nullable String> replaced = new ArrayList<>();
        boolean kept = Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:area, 0))")
                    .param("area", area.toString())
                    .query((ResultSet row) -> {});
            find(area, file.path()).map(StoredFile::blob).ifPresent(replaced::add);
            return insert(area, file);
        }));
        if (kept) {
            drop(replaced);
        }
        return kept;
    }

    private boolean insert(FileArea area, StoredFile file) {
        return scoped("""
                        insert into program_file (person_id, app_id, session_id, path, blob, bytes, type, changed_at)
                        select :person, :app, :session, :path, :blob, :bytes, :type, :at
                        from (select coalesce(sum(bytes), 0) as used, count(*) as number from program_file
                            where person_id = :person and app_id = :app and session_id = :session and path <> :path)
                        where used + :bytes <= :limit and number < :count
                        on conflict (person_id, app_id, session_id, path) do update set blob = excluded.blob,
                            bytes = excluded.bytes, type = excluded.type, changed_at = excluded.changed_at
                        """, area)
                        .param("path", file.path().value())
                        .param("blob", file.blob())
                        .param("bytes", file.bytes())
                        .param("type", file.type())
                        .param("at", file.changedAt().atOffset(ZoneOffset.UTC))
                        .param("limit", limit(area))
                        .param("count", settings.count())
                        .update()
                > 0;
    }

    /** Removes a file, or a folder with all that is in it. */
    void remove(FileArea area, FilePath path) {
        drop(scoped("""
                        delete from program_file where person_id = :person and app_id = :app and session_id = :session
                        and (path = :path or starts_with(path, :prefix)) returning blob""", area)
                .param("path", path.value())
                .param("prefix", path.inside())
                .query(String.class)
                .list());
    }

    /** Removes everything and says what there was. */
    List<FilePath> clear(FileArea area) {
        List<StoredFile> gone = scoped(
                        "delete from program_file where person_id = :person and app_id = :app"
                                + " and session_id = :session returning *",
                        area)
                .query(FileStore::read)
                .list();
        drop(gone.stream().map(StoredFile::blob).toList());
        return gone.stream().map(StoredFile::path).toList();
    }

    /** Gives a file, or a folder with all that is in it, another name. */
    void move(FileArea area, FilePath from, FilePath to) {
        transaction.executeWithoutResult(status -> {
            remove(area, to);
            scoped("""
                            update program_file set path = :to || substr(path, length(:from) + 1)
                            where person_id = :person and app_id = :app and session_id = :session
                            and (path = :from or starts_with(path, :prefix))""", area)
                    .param("from", from.value())
                    .param("to", to.value())
                    .param("prefix", from.inside())
                    .update();
        });
    }

    void drop(List<@Nullable String> names) {
        names.stream().filter(Objects::nonNull).map(BlobNames::key).forEach(blobs::delete);
    }
}
