package io.minihost.server.programdata.files;

import io.minihost.server.common.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The index of programs' files in the database. */
@Component
class FileRows {

    private static final String AREA = " where person_id = :person and app_id = :app and session_id = :session";

    private final JdbcClient jdbc;

    FileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever else changes this area waits until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(FileArea area) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:area, 0))")
                .param("area", area.toString())
                .query((ResultSet row) -> {});
    }

    Optional<StoredFile> find(FileArea area, FilePath path) {
        return in("select * from program_file", area, " and path = :path")
                .param("path", path.value())
                .query(FileRows::read)
                .optional();
    }

    List<StoredFile> inside(FileArea area, FilePath folder) {
        return in("select * from program_file", area, " and starts_with(path, :prefix) order by path")
                .param("prefix", folder.inside())
                .query(FileRows::read)
                .list();
    }

    List<StoredFile> all(FileArea area) {
        return in("select * from program_file", area, " order by path")
                .query(FileRows::read)
                .list();
    }

    long used(FileArea area) {
        return in("select coalesce(sum(bytes), 0) from program_file", area, "")
                .query(Long.class)
                .single();
    }

    int count(FileArea area) {
        return in("select count(*) from program_file", area, "")
                .query(Integer.class)
                .single();
    }

    /** In place of the one that has its path. */
    void put(FileArea area, StoredFile file) {
        scoped("""
            insert into program_file (person_id, app_id, session_id, path, blob, bytes, type, changed_at)
            values (:person, :app, :session, :path, :blob, :bytes, :type, :at)
            on conflict (person_id, app_id, session_id, path) do update set blob = excluded.blob,
                bytes = excluded.bytes, type = excluded.type, changed_at = excluded.changed_at
            """, area)
                .param("path", file.path().value())
                .param("blob", file.blob())
                .param("bytes", file.bytes())
                .param("type", file.type())
                .param("at", Timestamps.of(file.changedAt()))
                .update();
    }

    /** Removes a file, or a folder with all that is in it, and says what there was. */
    List<StoredFile> remove(FileArea area, FilePath path) {
        return in("delete from program_file", area, " and (path = :path or starts_with(path, :prefix)) returning *")
                .param("path", path.value())
                .param("prefix", path.inside())
                .query(FileRows::read)
                .list();
    }

    /** Removes everything and says what there was. */
    List<StoredFile> clear(FileArea area) {
        return in("delete from program_file", area, " returning *")
                .query(FileRows::read)
                .list();
    }

    void move(FileArea area, FilePath from, FilePath to) {
        in(
                        "update program_file set path = :to || substr(path, length(:from) + 1)",
                        area,
                        " and (path = :from or starts_with(path, :prefix))")
                .param("from", from.value())
                .param("to", to.value())
                .param("prefix", from.inside())
                .update();
    }

    /** Which of some contents belong to a file. */
    Set<String> named(Collection<String> blobs) {
        return new HashSet<>(jdbc.sql("select blob from program_file where blob in (:blobs)")
                .param("blobs", blobs)
                .query(String.class)
                .list());
    }

    static List<String> blobs(List<StoredFile> files) {
        return files.stream().map(StoredFile::blob).filter(Objects::nonNull).toList();
    }

    private JdbcClient.StatementSpec in(String what, FileArea area, String condition) {
        return scoped(what + AREA + condition, area);
    }

    private JdbcClient.StatementSpec scoped(String sql, FileArea area) {
        return jdbc.sql(sql)
                .param("person", area.person().value())
                .param("app", area.program().value())
                .param("session", area.session());
    }

    private static StoredFile read(ResultSet row, int number) throws SQLException {
        @Nullable String blob = row.getString("blob");
        return new StoredFile(
                new FilePath(row.getString("path")),
                blob,
                row.getLong("bytes"),
                row.getString("type"),
                Timestamps.read(row, "changed_at"));
    }
}
