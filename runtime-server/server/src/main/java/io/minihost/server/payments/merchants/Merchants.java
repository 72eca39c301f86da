package io.minihost.server.payments.merchants;

import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.SecretBox;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.payments.wire.MchId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who is paid here. */
@Service
public class Merchants {

    static final String PURPOSE = "merchants";

    private static final Pattern API_KEY = Pattern.compile("[!-~]{32}");
    private static final int API_KEY_BYTES = 16;
    private static final int NAME_MAX = 64;
    private static final int FEE_MAX = 10_000;
    private static final int TRIES = 20;
    private static final String REHEARSAL = " (rehearsal)";

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final AuditLog audit;
    private final Clock clock;

    Merchants(JdbcClient jdbc, MasterKey master, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.box = master.box(PURPOSE);
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<Merchant> find(MchId mchid) {
        return find(mchid, "");
    }

    public Merchant get(MchId mchid) {
        return find(mchid).orElseThrow(() -> missing(mchid));
    }

    static Problem missing(MchId mchid) {
        return Problem.notFound("There is no merchant %s.".formatted(mchid)).code("merchant_not_found");
    }

    /** What notifications and certificates are encrypted for the merchant with. */
    public String apiV3Key(MchId mchid) {
        return jdbc.sql("select sealed from merchant where mchid = ?")
                .param(mchid.value())
                .query((row, number) ->
                        new String(box.open(row.getBytes("sealed"), mchid.value()), StandardCharsets.US_ASCII))
                .single();
    }

    /** Those that are to be seen, the oldest first. */
    Page<Merchant> list(PageQuery query, @Nullable Caller staff) {
        var from = query.from(Cursor.START);
        return Page.of(
                jdbc.sql("select * from merchant where (created_at, mchid) > (:at, :id) and (:all or mchid in"
                                + " (select m.mchid from merchant m join merchant_staff s on s.mchid = coalesce(m.rehearsal_of, m.mchid)"
                                + " where person_id = :person))"
                                + " order by created_at, mchid limit :limit")
                        .param("at", Timestamps.of(from.at()))
                        .param("id", from.id())
                        .param("all", staff == null)
                        .param(
                                "person",
                                staff == null || staff.person() == null
                                        ? null
                                        : staff.person().value(),
                                java.sql.Types.OTHER)
                        .param("limit", query.oneMore())
                        .query((row, number) -> read(row))
                        .list(),
                query,
                merchant -> new Cursor(merchant.createdAt(), merchant.mchid().value()));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Merchant create(Caller caller, String name, String apiV3Key, int feeRate) {
        return create(caller, name, apiV3Key, feeRate, null);
    }

    /** The twin that a merchant rehearses with; empty while there is none. */
    public Optional<MchId> rehearsalOf(MchId mchid) {
        return jdbc.sql("select mchid from merchant where rehearsal_of = ?")
                .param(mchid.value())
                .query(String.class)
                .optional()
                .map(MchId::new);
    }

    /** Makes that twin. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Merchant createRehearsal(Caller caller, Merchant original, String apiV3Key) {
        var name = original.name() + REHEARSAL;
        var fitting = name.length() > NAME_MAX ? original.name() : name;
        return create(caller, fitting, apiV3Key, original.feeRate(), original.mchid());
    }

    private Merchant create(Caller caller, String name, String apiV3Key, int feeRate, @Nullable MchId rehearsalOf) {
        var clean = name(name);
        requireFee(feeRate);
        for (var left = TRIES; left > 0; left--) {
            var mchid = rehearsalOf == null ? MchId.random() : MchId.randomRehearsal();
            var made = jdbc.sql(
                                    "insert into merchant (mchid, name, fee_rate, sealed, key_id, created_at, rehearsal_of)"
                                            + " values (:mchid, :name, :fee, :sealed, :key, :now, :of) on conflict (mchid) do nothing")
                            .param("mchid", mchid.value())
                            .param("name", clean)
                            .param("fee", feeRate)
                            .param("sealed", sealed(mchid, apiV3Key))
                            .param("key", box.keyId())
                            .param("now", Timestamps.of(clock.instant()))
                            .param("of", rehearsalOf == null ? null : rehearsalOf.value())
                            .update()
                    > 0;
            if (made) {
                audit.record(
                        caller.subject(),
                        "merchant.register",
                        mchid.value(),
                        Map.of("name", clean, "feeRate", feeRate));
                return get(mchid);
            }
        }
        throw new IllegalStateException("found no free mchid");
    }

    /** The given one, when it can be one; else a new one. */
    static String apiV3Key(@Nullable String given) {
        if (given == null) {
            return RandomText.hex(API_KEY_BYTES);
        }
        if (!API_KEY.matcher(given).matches()) {
            throw Problem.badRequest("apiV3Key has 32 letters, digits or signs.");
        }
        return given;
    }

    private byte[] sealed(MchId mchid, String apiV3Key) {
        return box.seal(apiV3Key.getBytes(StandardCharsets.US_ASCII), mchid.value());
    }

    @Transactional
    Merchant change(
            Caller caller,
            MchId mchid,
            String name,
            @Nullable Integer feeRate,
            @Nullable MerchantStatus status,
            @Nullable IfMatch seen) {
        var before = find(mchid, " for update").orElseThrow(() -> missing(mchid));
        IfMatch.check(seen, before.revision(), () -> before);
        var fee = Objects.requireNonNullElse(feeRate, before.feeRate());
        var state = Objects.requireNonNullElse(status, before.status());
        requireFee(fee);
        jdbc.sql("update merchant set name = ?, fee_rate = ?, status = ?, revision = revision + 1 where mchid = ?")
                .params(name(name), fee, state.name(), mchid.value())
                .update();
        var after = get(mchid);
        audit.record(caller.subject(), "merchant.change", mchid.value(), Map.of("before", before, "after", after));
        return after;
    }

    @Transactional
    public String rotateKey(Caller caller, MchId mchid, @Nullable String given) {
        var key = apiV3Key(given);
        jdbc.sql("update merchant set sealed = ?, key_id = ?, revision = revision + 1 where mchid = ?")
                .params(sealed(mchid, key), box.keyId(), mchid.value())
                .update();
        audit.record(caller.subject(), "merchant.rotate-key", mchid.value(), Map.of());
        return key;
    }

    private static String name(String name) {
        var clean = name.strip();
        if (clean.isEmpty() || clean.length() > NAME_MAX || clean.codePoints().anyMatch(Character::isISOControl)) {
            throw Problem.unprocessable("A name has 1 to %d characters.".formatted(NAME_MAX))
                    .code("unfit_name");
        }
        return clean;
    }

    private static void requireFee(int feeRate) {
        if (feeRate < 0 || feeRate > FEE_MAX) {
            throw Problem.unprocessable("feeRate is in hundredths of a percent, 0 to %d.".formatted(FEE_MAX))
                    .code("unfit_fee");
        }
    }

    private Optional<Merchant> find(MchId mchid, String lock) {
        return jdbc.sql("select * from merchant where mchid = ?" + lock)
                .param(mchid.value())
                .query((row, number) -> read(row))
                .optional();
    }

    private static Merchant read(ResultSet row) throws SQLException {
        return new Merchant(
                new MchId(row.getString("mchid")),
                Objects.requireNonNull(row.getString("name")),
                MerchantStatus.valueOf(row.getString("status")),
                row.getInt("fee_rate"),
                row.getInt("revision"),
                Timestamps.read(row, "created_at"),
                MchId.parse(Objects.requireNonNullElse(row.getString("rehearsal_of"), ""))
                        .orElse(null));
    }
}
