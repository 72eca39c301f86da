package io.minihost.server.shortcuts;

import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Short addresses that are kept, each under a name that nobody can guess. */
@Service
public class Shortcuts {

    private static final int TOKEN_BYTES = 9;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{12}");

    private final JdbcClient jdbc;
    private final PoolCounts counts;
    private final Clock clock;

    Shortcuts(JdbcClient jdbc, PoolCounts counts, Clock clock) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * The address of a code; one that leads to the same place is there already after the first time.
     *
     * @throws PoolFull when it would be one too many
     */
    @Transactional
    public String code(ShortcutKind kind, Destination to) {
        var target = target(kind, to);
        return jdbc.sql("select token from shortcut where app_id = ? and target = ? and expires_at is null")
                .params(to.program().value(), target)
                .query(String.class)
                .optional()
                .orElseGet(() -> make(kind, to, target));
    }

    private record Made(String token, boolean isNew) {}

    private String make(ShortcutKind kind, Destination to, byte[] target) {
        var now = clock.instant();
        var made = insert(kind, Pool.CODES, to, target, now, to.env() == EnvVersion.RELEASE ? null : testEnd(now));
        if (made.isNew()) {
            counts.raise(to.program(), Pool.CODES);
        }
        return made.token();
    }

    private static Instant testEnd(Instant now) {
        return now.plus(Shortcut.TEST_LIFE);
    }

    /**
     * The address of a new link.
     *
     * @param expiresAt null for one that lasts
     * @throws PoolFull when it would be one too many
     */
    @Transactional
    public String link(ShortcutKind kind, Destination to, @Nullable Instant expiresAt) {
        var pool = expiresAt == null ? Pool.LASTING_LINKS : Pool.PASSING_LINKS;
        var now = clock.instant();
        var end = expiresAt == null && to.env() != EnvVersion.RELEASE ? testEnd(now) : expiresAt;
        counts.raise(to.program(), pool);
        return insert(kind, pool, to, null, now, end).token();
    }

    private Made insert(
            ShortcutKind kind,
            Pool pool,
            Destination to,
            byte @Nullable [] target,
            Instant now,
            @Nullable Instant expiresAt) {
        return jdbc.sql("insert into shortcut"
                        + " (token, app_id, kind, pool, path, query, env, target, created_at, expires_at) values"
                        + " (:token, :program, :kind, :pool, :path, :query, :env, :target, :now, :end)"
                        + " on conflict (app_id, target) where target is not null"
                        + " do update set expires_at = excluded.expires_at returning token, xmax = 0 as made")
                .param("token", RandomText.base64(TOKEN_BYTES))
                .param("program", to.program().value())
                .param("kind", kind.name())
                .param("pool", pool.name())
                .param("path", to.path())
                .param("query", to.query())
                .param("env", to.env().name())
                .param("target", target)
                .param("now", Timestamps.of(now))
                .param("end", expiresAt == null ? null : Timestamps.of(expiresAt))
                .query((row, number) -> new Made(row.getString("token"), row.getBoolean("made")))
                .single();
    }

    /** Also one that has expired not long ago. */
    public Optional<Shortcut> find(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return jdbc.sql("select app_id, kind, path, query, env, created_at, expires_at from shortcut where token = ?")
                .param(token)
                .query((row, number) -> read(token, row))
                .optional();
    }

    private static Shortcut read(String token, ResultSet row) throws SQLException {
        var to = new Destination(
                new AppId(row.getString("app_id")),
                row.getString("path"),
                row.getString("query"),
                EnvVersion.valueOf(row.getString("env")));
        return new Shortcut(
                token,
                ShortcutKind.valueOf(row.getString("kind")),
                to,
                Timestamps.read(row, "created_at"),
                Timestamps.readIfThere(row, "expires_at"));
    }

    private static byte[] target(ShortcutKind kind, Destination to) {
        var text = String.join("\n", kind.name(), to.env().name(), to.path(), to.query());
        return Sha256.of(text);
    }
}
