package io.minihost.server.merchantapi.refusals;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/** Remembers refused calls by the rid that their callers were told. */
@Service
public class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    /** Anybody can be refused without end: so many in a day are remembered of each program's server, and of all strangers. */
    private static final int A_DAY = 2_000;

    private static final int STRANGERS_A_DAY = 20_000;
    private static final int A_SECOND = 20;
    private static final int AT_ONCE = 200;
    private static final int PROGRAMS_KNOWN = 10_000;

    private static final int PATH_MAX = 200;
    private static final int RID_PART_BYTES = 4;
    private static final String COLUMNS = "rid, app_id, at, millis, method, path, query, address, errcode, errmsg";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Bucket strangers = bucket(STRANGERS_A_DAY);
    private final Cache<AppId, Bucket> programs = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofDays(1))
            .maximumSize(PROGRAMS_KNOWN)
            .build();

    Refusals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A name for one that cannot be remembered. */
    public String newRid() {
        return "%08x-%s-%s"
                .formatted(
                        clock.instant().getEpochSecond(),
                        RandomText.hex(RID_PART_BYTES),
                        RandomText.hex(RID_PART_BYTES));
    }

    /**
     * Remembers one and names it.
     *
     * @param claimed whose server it said to be; null when it did not say
     */
    public String keep(ApiRequest request, Instant started, @Nullable AppId claimed, ApiRefusal refusal) {
        var proven = request.proven();
        var now = clock.instant();
        var rid = newRid();
        var room = proven == null ? strangers : programs.get(proven, key -> bucket(A_DAY));
        if (room.tryConsume(1)) {
            var millis = Math.clamp(Duration.between(started, now).toMillis(), 0, Integer.MAX_VALUE);
            var program = proven == null ? claimed : proven;
            try {
                insert(rid, now, millis, request, program, refusal);
            } catch (DataAccessException | TransactionException e) {
                LOG.warn(
                        "the refusal {} of {} is not remembered",
                        rid,
                        refusal.code().number());
            }
        }
        return rid;
    }

    private static Bucket bucket(int aDay) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(A_SECOND, Duration.ofSeconds(1)))
                .addLimit(limit -> limit.capacity(aDay).refillGreedy(aDay, Duration.ofDays(1)))
                .build();
    }

    private void insert(
            String rid, Instant at, int millis, ApiRequest request, @Nullable AppId program, ApiRefusal refusal) {
        jdbc.sql("""
            insert into merchant_refusal (rid, app_id, at, millis, method, path, query, address, errcode, errmsg)
            values (:rid, (select app_id from program where app_id = :app), :at, :millis, :method, :path, :query,
                :address, :errcode, :errmsg)
            """)
                .param("rid", rid)
                .param("app", program == null ? null : program.value())
                .param("at", Timestamps.of(at))
                .param("millis", millis)
                .param("method", Masked.shortened(request.method(), 20))
                .param("path", Masked.shortened(request.path(), PATH_MAX))
                .param("query", Masked.query(request.query()))
                .param("address", request.address())
                .param("errcode", refusal.code().number())
                .param("errmsg", refusal.words())
                .update();
    }

    /** Whose call was refused under a rid; empty for one that is not known, or whose call named no program. */
    public Optional<AppId> program(String rid) {
        return jdbc.sql("select app_id from merchant_refusal where rid = ? and app_id is not null")
                .param(rid)
                .query(String.class)
                .optional()
                .map(AppId::new);
    }

    /** A program's refused call. */
    public Optional<Refused> find(AppId program, String rid) {
        return jdbc.sql("select " + COLUMNS + " from merchant_refusal where app_id = ? and rid = ?")
                .params(program.value(), rid)
                .query((row, number) -> read(row))
                .optional();
    }

    /** A program's refused calls, the newest first. */
    public Page<Refused> list(AppId program, PageQuery query) {
        var from = query.from(Cursor.END);
        return Page.of(
                jdbc.sql("select " + COLUMNS + " from merchant_refusal where app_id = ? and (at, rid) < (?, ?)"
                                + " order by at desc, rid desc limit ?")
                        .params(program.value(), Timestamps.of(from.at()), from.id(), query.oneMore())
                        .query((row, number) -> read(row))
                        .list(),
                query,
                refused -> new Cursor(refused.at(), refused.rid()));
    }

    private static Refused read(ResultSet row) throws SQLException {
        return new Refused(
                text(row, "rid"),
                Timestamps.read(row, "at"),
                row.getInt("millis"),
                text(row, "method"),
                text(row, "path"),
                text(row, "query"),
                text(row, "address"),
                row.getInt("errcode"),
                text(row, "errmsg"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
