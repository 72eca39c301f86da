package io.minihost.server.merchantpush;

import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.crypto.SecretBox;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.merchantpush.wire.PushFormat;
import io.minihost.server.merchantpush.wire.PushKeys;
import io.minihost.server.merchantpush.wire.PushMode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where and how each program's server is told of messages. */
@Service
public class PushSettings {

    static final String PURPOSE = "message-push";

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final AuditLog audit;

    PushSettings(JdbcClient jdbc, MasterKey master, AuditLog audit) {
        this.jdbc = jdbc;
        this.box = master.box(PURPOSE);
        this.audit = audit;
    }

    /** Empty for a program that wants none. */
    public Optional<PushTarget> find(AppId program) {
        return find(program, "");
    }

    boolean isSet(AppId program) {
        return jdbc.sql("select count(*) from message_push where app_id = ?")
                        .param(program.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Transactional
    PushTarget replace(Caller caller, AppId program, PushTarget wanted, @Nullable IfMatch seen) {
        find(program, " for update")
                .ifPresent(now -> IfMatch.check(seen, now.revision(), () -> PushView.of(program, now, null)));
        var secret = (wanted.keys().token() + " " + wanted.keys().encodingAesKey()).getBytes(StandardCharsets.US_ASCII);
        jdbc.sql("insert into message_push (app_id, url, mode, format, sealed, key_id) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (app_id) do update set url = excluded.url, mode = excluded.mode,"
                        + " format = excluded.format, sealed = excluded.sealed, key_id = excluded.key_id,"
                        + " revision = message_push.revision + 1")
                .params(
                        program.value(),
                        wanted.url(),
                        wanted.mode().name(),
                        wanted.format().name(),
                        box.seal(secret, program.value()),
                        box.keyId())
                .update();
        audit.record(
                caller.subject(),
                "message-push.change",
                program.value(),
                Map.of(
                        "url",
                        wanted.url(),
                        "mode",
                        wanted.mode().name(),
                        "format",
                        wanted.format().name()));
        return find(program).orElseThrow();
    }

    @Transactional
    void remove(Caller caller, AppId program, @Nullable IfMatch seen) {
        var now = find(program, " for update").orElseThrow(PushSettings::none);
        IfMatch.check(seen, now.revision(), () -> PushView.of(program, now, null));
        jdbc.sql("delete from message_push where app_id = ?")
                .param(program.value())
                .update();
        audit.record(caller.subject(), "message-push.remove", program.value(), Map.of("url", now.url()));
    }

    static Problem none() {
        return Problem.notFound("Messages of this program are sent nowhere.").code("message_push_not_found");
    }

    private Optional<PushTarget> find(AppId program, String lock) {
        return jdbc.sql("select url, mode, format, sealed, revision from message_push where app_id = ?" + lock)
                .param(program.value())
                .query((row, number) -> read(program, row))
                .optional();
    }

    private PushTarget read(AppId program, ResultSet row) throws SQLException {
        var secret = new String(box.open(row.getBytes("sealed"), program.value()), StandardCharsets.US_ASCII);
        var parts = secret.split(" ", 2);
        return new PushTarget(
                Objects.requireNonNull(row.getString("url")),
                PushMode.valueOf(row.getString("mode")),
                PushFormat.valueOf(row.getString("format")),
                new PushKeys(parts[0], parts[1]),
                row.getInt("revision"));
    }
}
