package io.minihost.server.merchantapi.tokens;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.SecretBox;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ErrCode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Access tokens. A program has two kinds that know nothing of each other: plain ones, of which each call makes a new one, and
 * stable ones, of which the same is told again until shortly before its end.
 */
@Service
public class AccessTokens {

    static final String PURPOSE = "stable-tokens";

    /** What each stable one is sealed under, in SQL. */
    static final String NAME = "app_id || ' ' || encode(hash, 'hex')";

    private static final Duration VALID = Duration.ofHours(2);
    private static final Duration HANDOVER = Duration.ofMinutes(5);
    private static final Duration FORCED_APART = Duration.ofSeconds(30);
    private static final int FORCED_A_DAY = 20;
    private static final int RANDOM_BYTES = 64;

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;

    AccessTokens(JdbcClient jdbc, MasterKey master, Clock clock) {
        this.jdbc = jdbc;
        this.box = master.box(PURPOSE);
        this.clock = clock;
    }

    /** Kinds of tokens. */
    public enum Kind {
        PLAIN,
        STABLE
    }

    /** A token and for how long it is good. */
    public record Issued(String token, Duration left) {}

    /** Whose token it is; refuses one that is none, or no longer. */
    public AppId program(String token) {
        var now = clock.instant();
        return jdbc.sql("select app_id, expires_at, handover_ends from merchant_token where hash = ?")
                .param(Sha256.of(token))
                .query((row, number) -> {
                    var handoverEnds = Timestamps.readIfThere(row, "handover_ends");
                    if (handoverEnds != null && !now.isBefore(handoverEnds)) {
                        throw new ApiRefusal(ErrCode.INVALID_CREDENTIAL);
                    }
                    if (!now.isBefore(Timestamps.read(row, "expires_at"))) {
                        throw new ApiRefusal(ErrCode.TOKEN_EXPIRED);
                    }
                    return new AppId(row.getString("app_id"));
                })
                .optional()
                .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_CREDENTIAL));
    }

    /** A new plain token; the one before is good for five more minutes. */
    @Transactional
    public Issued plain(AppId program) {
        alone(program);
        return replace(program, Kind.PLAIN, HANDOVER, false);
    }

    /**
     * The stable token, or a new one in the last minutes of it.
     *
     * @param force a new one in any case, and the one before is over: somebody else may know it. Not within half a minute of the
     *     last time, and 20 times a day
     */
    @Transactional
    public Issued stable(AppId program, boolean force) {
        alone(program);
        var newest = newest(program);
        if (newest.isPresent()) {
            var left = Duration.between(clock.instant(), newest.get().expiresAt());
            var isKept = force ? newest.get().isForcedAfter(now(FORCED_APART.negated())) : left.compareTo(HANDOVER) > 0;
            if (isKept && left.isPositive()) {
                return new Issued(newest.get().token(), left);
            }
        }
        if (force && forcedToday(program) >= FORCED_A_DAY) {
            throw new ApiRefusal(ErrCode.QUOTA_USED_UP);
        }
        return replace(program, Kind.STABLE, force ? Duration.ZERO : HANDOVER, force);
    }

    private record Newest(String token, boolean isForced, Instant issuedAt, Instant expiresAt) {

        boolean isForcedAfter(Instant time) {
            return isForced && issuedAt.isAfter(time);
        }
    }

    private Optional<Newest> newest(AppId program) {
        return jdbc.sql("select sealed, %s as name, is_forced, issued_at, expires_at from merchant_token"
                        .concat(" where app_id = ? and kind = 'STABLE' and handover_ends is null")
                        .formatted(NAME))
                .param(program.value())
                .query((row, number) -> new Newest(
                        new String(box.open(row.getBytes("sealed"), row.getString("name")), StandardCharsets.US_ASCII),
                        row.getBoolean("is_forced"),
                        Timestamps.read(row, "issued_at"),
                        Timestamps.read(row, "expires_at")))
                .optional();
    }

    private int forcedToday(AppId program) {
        return jdbc.sql("select count(*) from merchant_token"
                        + " where app_id = ? and kind = 'STABLE' and is_forced and issued_at >= ?")
                .params(program.value(), Timestamps.of(clock.instant().truncatedTo(ChronoUnit.DAYS)))
                .query(Integer.class)
                .single();
    }

    private Issued replace(AppId program, Kind kind, Duration handover, boolean forced) {
        jdbc.sql("update merchant_token set handover_ends = ? where app_id = ? and kind = ? and handover_ends is null")
                .params(Timestamps.of(now(handover)), program.value(), kind.name())
                .update();
        var token = RandomText.base64(RANDOM_BYTES);
        var hash = Sha256.of(token);
        var isStable = kind == Kind.STABLE;
        jdbc.sql("""
            insert into merchant_token (hash, app_id, kind, is_forced, issued_at, expires_at, sealed, key_id)
            values (:hash, :app, :kind, :forced, :now, :end, :sealed, :key)
            """)
                .param("hash", hash)
                .param("app", program.value())
                .param("kind", kind.name())
                .param("forced", forced)
                .param("now", Timestamps.of(clock.instant()))
                .param("end", Timestamps.of(now(VALID)))
                .param("sealed", isStable ? seal(token, program, hash) : null)
                .param("key", isStable ? box.keyId() : null)
                .update();
        return new Issued(token, VALID);
    }

    private byte[] seal(String token, AppId program, byte[] hash) {
        var name = program + " " + HexFormat.of().formatHex(hash);
        return box.seal(token.getBytes(StandardCharsets.US_ASCII), name);
    }

    /** Nobody else gets a token for this program until the transaction ends, so that there is one newest. */
    private void alone(AppId program) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('access token ' || ?, 0))")
                .param(program.value())
                .query(row -> {});
    }

    private Instant now(Duration later) {
        return clock.instant().plus(later);
    }
}
