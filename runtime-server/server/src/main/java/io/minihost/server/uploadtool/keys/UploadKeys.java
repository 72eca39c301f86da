package io.minihost.server.uploadtool.keys;

import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Upload keys of programs. */
@Service
class UploadKeys {

    private static final int OF_PROGRAM = 20;
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}(/\\d{1,3})?");

    /** Texts as networks, in SQL; a comma is part of none. */
    private static final String NETWORKS =
            "(select coalesce(array_agg(network(one::inet) order by network(one::inet)), '{}')"
                    + " from unnest(string_to_array(:addresses, ',')) one)";

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    UploadKeys(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A key right after it was made.
     *
     * @param privateKey told this once; null when its owner has made it elsewhere
     */
    record Made(UploadKey key, @Nullable String privateKey) {}

    /**
     * A new one.
     *
     * @param publicPem of a pair that the caller has; null for a pair that is made here
     * @param addresses from where it may be used; from anywhere when there are none
     */
    @Transactional
    public Made make(Caller caller, AppId program, String name, @Nullable String publicPem, List<String> addresses) {
        caller.requireProof();
        requireAddresses(addresses);
        var pair = publicPem == null ? KeyText.random() : null;
        var encoded = (pair == null ? KeyText.publicKey(String.valueOf(publicPem)) : pair.getPublic()).getEncoded();
        alone(program);
        if (count(program) >= OF_PROGRAM) {
            throw Problem.conflict("The program has %d upload keys already; delete one first.".formatted(OF_PROGRAM))
                    .code("too_many");
        }
        var id = UUID.randomUUID();
        insert(caller, program, id, name, encoded, addresses);
        var made = get(program, id);
        record(caller, program, "upload_key.create", made);
        return new Made(made, pair == null ? null : KeyText.privatePem(pair.getPrivate()));
    }

    private void insert(Caller caller, AppId program, UUID id, String name, byte[] encoded, List<String> addresses) {
        var sql = "insert into upload_key (id, app_id, name, public_key, addresses, created_by, created_at, revision)"
                + " values (:id, :app, :name, :key, " + NETWORKS + ", :by, :now, 0)";
        try {
            jdbc.sql(sql)
                    .param("id", id)
                    .param("app", program.value())
                    .param("name", name)
                    .param("key", encoded)
                    .param("addresses", String.join(",", addresses))
                    .param("by", caller.subject())
                    .param("now", Timestamps.of(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("The program has this key already.").code("key_exists");
        } catch (DataIntegrityViolationException e) {
            throw unreadable();
        }
    }

    Page<UploadKey> list(AppId program, PageQuery query) {
        var from = query.from(Cursor.START);
        var found = jdbc.sql("select * from upload_key where app_id = :app and (created_at, id::text) > (:at, :id)"
                        + " order by created_at, id::text limit :limit")
                .param("app", program.value())
                .param("at", Timestamps.of(from.at()))
                .param("id", from.id())
                .param("limit", query.oneMore())
                .query(UploadKeys::read)
                .list();
        return Page.of(found, query, key -> new Cursor(key.createdAt(), key.id().toString()));
    }

    UploadKey get(AppId program, UUID id) {
        return jdbc.sql("select * from upload_key where app_id = ? and id = ?")
                .params(program.value(), id)
                .query(UploadKeys::read)
                .optional()
                .orElseThrow(UploadKeys::missing);
    }

    @Transactional
    public UploadKey change(
            Caller caller, AppId program, UUID id, String name, List<String> addresses, @Nullable IfMatch seen) {
        caller.requireProof();
        requireAddresses(addresses);
        alone(program);
        var now = get(program, id);
        IfMatch.check(seen, now.revision(), () -> now);
        try {
            jdbc.sql("update upload_key set name = :name, addresses = " + NETWORKS
                            + ", revision = revision + 1 where id = :id")
                    .param("name", name)
                    .param("addresses", String.join(",", addresses))
                    .param("id", id)
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw unreadable();
        }
        var changed = get(program, id);
        record(caller, program, "upload_key.change", changed);
        return changed;
    }

    @Transactional
    public void delete(Caller caller, AppId program, UUID id) {
        caller.requireProof();
        alone(program);
        var doomed = get(program, id);
        jdbc.sql("delete from upload_key where id = ?").param(id).update();
        record(caller, program, "upload_key.delete", doomed);
    }

    private void record(Caller caller, AppId program, String action, UploadKey key) {
        var detail = Map.of(
                "key", key.id().toString(),
                "name", key.name(),
                "fingerprint", key.fingerprint(),
                "addresses", key.addresses());
        audit.record(caller.subject(), action, program.value(), detail);
    }

    private void alone(AppId program) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('upload keys ' || ?, 0))")
                .param(program.value())
                .query(row -> {});
    }

    private int count(AppId program) {
        return jdbc.sql("select count(*) from upload_key where app_id = ?")
                .param(program.value())
                .query(Integer.class)
                .single();
    }

    private static UploadKey read(ResultSet row, int number) throws SQLException {
        return new UploadKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                KeyText.fingerprint(row.getBytes("public_key")),
                addresses(row),
                row.getString("created_by"),
                Timestamps.read(row, "created_at"),
                Timestamps.readIfThere(row, "used_at"),
                row.getInt("revision"));
    }

    private static List<String> addresses(ResultSet row) throws SQLException {
        var text = row.getString("addresses");
        var inner = text.substring(1, text.length() - 1);
        return inner.isEmpty() ? List.of() : List.of(inner.split(","));
    }

    private static void requireAddresses(List<String> addresses) {
        if (!addresses.stream().allMatch(address -> ADDRESS.matcher(address).matches())) {
            throw unreadable();
        }
    }

    private static Problem unreadable() {
        return Problem.badRequest("An address is one such as 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32.")
                .code("invalid_address");
    }

    private static Problem missing() {
        return Problem.notFound("The program has no such upload key.").code("upload_key_not_found");
    }
}
