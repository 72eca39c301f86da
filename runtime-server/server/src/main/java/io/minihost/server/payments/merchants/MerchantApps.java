package io.minihost.server.payments.merchants;

import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.payments.wire.MchId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** By which programs' people a merchant may be paid. */
@Service
public class MerchantApps {

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    MerchantApps(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A program that a merchant goes with. */
    public record LinkedProgram(AppId appId, Instant linkedAt) {}

    /** Whether they go together; a twin that rehearses goes with what its merchant goes with. */
    public boolean isLinked(MchId mchid, AppId program) {
        return jdbc.sql("select count(*) from merchant_app where app_id = ? and mchid in"
                                + " (select unnest(array[mchid, rehearsal_of]) from merchant where mchid = ?)")
                        .params(program.value(), mchid.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Any of those, for what a rehearsal makes by itself. */
    public Optional<AppId> any(MchId mchid) {
        return jdbc.sql("select app_id from merchant_app where mchid in"
                        + " (select unnest(array[mchid, rehearsal_of]) from merchant where mchid = ?)"
                        + " order by linked_at, app_id limit 1")
                .param(mchid.value())
                .query(String.class)
                .optional()
                .map(AppId::new);
    }

    List<LinkedProgram> list(MchId mchid) {
        return jdbc.sql("select app_id, linked_at from merchant_app where mchid = ? order by linked_at, app_id")
                .param(mchid.value())
                .query((row, number) ->
                        new LinkedProgram(new AppId(row.getString("app_id")), Timestamps.read(row, "linked_at")))
                .list();
    }

    @Transactional
    public LinkedProgram link(Caller caller, MchId mchid, AppId program) {
        var isNew = jdbc.sql("insert into merchant_app (mchid, app_id, linked_at) values (?, ?, ?)"
                                + " on conflict do nothing")
                        .params(mchid.value(), program.value(), Timestamps.of(clock.instant()))
                        .update()
                > 0;
        if (isNew) {
            audit.record(caller.subject(), "merchant.link", mchid.value(), Map.of("program", program));
        }
        return list(mchid).stream()
                .filter(link -> link.appId().equals(program))
                .findFirst()
                .orElseThrow();
    }

    @Transactional
    void unlink(Caller caller, MchId mchid, AppId program) {
        var gone = jdbc.sql("delete from merchant_app where mchid = ? and app_id = ?")
                .params(mchid.value(), program.value())
                .update();
        if (gone == 0) {
            throw Problem.notFound("The merchant does not go with this program.")
                    .code("link_not_found");
        }
        audit.record(caller.subject(), "merchant.unlink", mchid.value(), Map.of("program", program));
    }
}
