package io.minihost.server.programs.grants;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.hostapi.Grant;
import io.minihost.server.hostapi.Grants;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was decided about programs. Read at each call that needs a grant, so that what is revoked is gone in that moment, on every node. */
@Component
class GrantRows implements Grants {

    private final GrantSettings settings;
    private final JdbcClient jdbc;

    GrantRows(GrantSettings settings, JdbcClient jdbc) {
        this.settings = settings;
        this.jdbc = jdbc;
    }

    /** A decision. */
    record Row(GrantState state, String reason, Instant changedAt) {}

    @Override
    public boolean has(AppId program, Grant grant) {
        return jdbc.sql("select state from program_grant where app_id = ? and name = ?")
                .params(program.value(), grant.name())
                .query(String.class)
                .optional()
                .map(state -> GrantState.valueOf(state) == GrantState.GRANTED)
                .orElse(isByRule(grant));
    }

    /** Whether programs have it about which nobody has decided. */
    boolean isByRule(Grant grant) {
        return !settings.needed().contains(grant);
    }

    Map<Grant, Row> of(AppId program) {
        var rows = new EnumMap<Grant, Row>(Grant.class);
        jdbc.sql("select * from program_grant where app_id = ?")
                .param(program.value())
                .query(row -> {
                    rows.put(
                            Grant.valueOf(row.getString("name")),
                            new Row(
                                    GrantState.valueOf(row.getString("state")),
                                    Objects.requireNonNull(row.getString("reason")),
                                    Timestamps.read(row, "changed_at")));
                });
        return rows;
    }

    void set(AppId program, Grant grant, GrantState state, String reason, Instant now) {
        jdbc.sql("""
                insert into program_grant (app_id, name, state, reason, changed_at)
                values (:app, :name, :state, :reason, :now)
                on conflict (app_id, name) do update
                set state = excluded.state, reason = excluded.reason, changed_at = excluded.changed_at
                """)
                .param("app", program.value())
                .param("name", grant.name())
                .param("state", state.name())
                .param("reason", reason)
                .param("now", Timestamps.of(now))
                .update();
    }
}
