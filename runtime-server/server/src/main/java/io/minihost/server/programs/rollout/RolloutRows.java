package io.minihost.server.programs.rollout;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.programs.GuardRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Roll-outs as they are stored. */
@Component
public class RolloutRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RolloutRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<Rollout> find(AppId program, String version) {
        return jdbc.sql("select * from program_rollout where app_id = ? and version = ?")
                .params(program.value(), version)
                .query(this::read)
                .optional();
    }

    /** Those of versions that people get now, and which are gray or were given to everybody not long ago. */
    public List<Rollout> watched(Instant now) {
        return jdbc.sql("""
                select r.* from program_rollout r
                join program_version v on v.app_id = r.app_id and v.number = r.version
                where v.state = 'GRAY'
                    or v.state = 'RELEASED' and r.changed_at + r.guard_hours * interval '1 hour' > ?
                order by r.app_id
                """).param(Timestamps.of(now)).query(this::read).list();
    }

    public void save(Rollout rollout) {
        var audience = rollout.audience();
        var guard = rollout.guard();
        jdbc.sql("""
            insert into program_rollout values (:app, :version, :baseline, :named, :members, :tags, :regions, :from, :until,
                :plan, :step, :next, :action, :launches, :points, :slower, :hours, :tells, :started, :changed)
            on conflict (app_id, version) do update set baseline = excluded.baseline, is_named = excluded.is_named,
                of_members = excluded.of_members, tags = excluded.tags, regions = excluded.regions,
                opens_at = excluded.opens_at, closes_at = excluded.closes_at, plan = excluded.plan, step = excluded.step,
                next_step_at = excluded.next_step_at, guard_action = excluded.guard_action,
                guard_launches = excluded.guard_launches, guard_points = excluded.guard_points,
                guard_slower = excluded.guard_slower, guard_hours = excluded.guard_hours,
                tells_running = excluded.tells_running, started_at = excluded.started_at, changed_at = excluded.changed_at
            """)
                .param("app", rollout.program().value())
                .param("version", rollout.version())
                .param("baseline", rollout.baseline())
                .param("named", rollout.isNamed())
                .param("members", audience.members())
                .param("tags", audience.tags().toArray(String[]::new))
                .param("regions", audience.regions().toArray(String[]::new))
                .param("from", at(audience.from()))
                .param("until", at(audience.until()))
                .param("plan", json.writeValueAsString(rollout.plan()))
                .param("step", rollout.step())
                .param("next", at(rollout.nextStepAt()))
                .param("action", guard.action().name())
                .param("launches", guard.launches())
                .param("points", guard.failurePoints())
                .param("slower", guard.slowerPercent())
                .param("hours", guard.watchHours())
                .param("tells", rollout.tellsRunning())
                .param("started", Timestamps.of(rollout.startedAt()))
                .param("changed", Timestamps.of(rollout.changedAt()))
                .update();
    }

    /** What was said of a version is over: it is not watched, and is for everybody when it is released. */
    public void forget(AppId program, String version) {
        jdbc.sql("delete from program_rollout where app_id = ? and version = ?")
                .params(program.value(), version)
                .update();
    }

    private static @Nullable Object at(@Nullable Instant instant) {
        return instant == null ? null : Timestamps.of(instant);
    }

    private Rollout read(ResultSet row, int number) throws SQLException {
        var audience = new Audience(
                null,
                texts(row, "tags"),
                row.getBoolean("of_members"),
                texts(row, "regions"),
                Timestamps.readIfThere(row, "opens_at"),
                Timestamps.readIfThere(row, "closes_at"));
        return new Rollout(
                new AppId(row.getString("app_id")),
                row.getString("version"),
                row.getString("baseline"),
                audience,
                row.getBoolean("is_named"),
                json.readValue(row.getString("plan"), new TypeReference<List<PlanStep>>() {}),
                row.getInt("step"),
                Timestamps.readIfThere(row, "next_step_at"),
                guard(row),
                row.getBoolean("tells_running"),
                Timestamps.read(row, "started_at"),
                Timestamps.read(row, "changed_at"));
    }

    private static GuardRule guard(ResultSet row) throws SQLException {
        return new GuardRule(
                GuardRule.Action.valueOf(row.getString("guard_action")),
                row.getInt("guard_launches"),
                row.getInt("guard_points"),
                row.getObject("guard_slower", Integer.class),
                row.getInt("guard_hours"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
