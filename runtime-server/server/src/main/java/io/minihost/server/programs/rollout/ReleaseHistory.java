package io.minihost.server.programs.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who did what to the releases of a program, when and why. The newest thousand of a program are kept. */
@Component
public class ReleaseHistory {

    private static final int KEPT = 1000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ReleaseHistory(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Who acts, and why.
     *
     * @param actor as the audit log names them; {@code guard} and {@code plan} act by themselves
     * @param figures what the guard has seen
     */
    public record By(
            String actor, @Nullable String reason, @Nullable Map<String, ?> figures) {

        public static By somebody(String actor, @Nullable String reason) {
            return new By(actor, reason == null || reason.isBlank() ? null : reason.strip(), null);
        }
    }

    /**
     * One of the things done.
     *
     * @param action {@code release}, {@code settings}, {@code pause}, {@code rollback}, {@code withdraw}
     * @param percent of the people who had the version then
     * @param other the version that it took the place of; of a rollback the one that people got rid of
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReleaseChange")
    public record Change(
            String id,
            Instant at,
            String actor,
            String action,
            String version,
            int percent,
            @Nullable String other,
            @Nullable String reason,
            @Nullable Map<String, Object> figures) {}

    public void add(AppId program, String version, String action, int percent, @Nullable String other, By by) {
        jdbc.sql("insert into program_rollout_change"
                        + " (app_id, version, at, actor, action, percent, other, reason, figures)"
                        + " values (:app, :version, :at, :actor, :action, :percent, :other, :reason, :figures)")
                .param("app", program.value())
                .param("version", version)
                .param("at", Timestamps.of(clock.instant()))
                .param("actor", by.actor())
                .param("action", action)
                .param("percent", percent)
                .param("other", other)
                .param("reason", by.reason())
                .param("figures", by.figures() == null ? null : json.writeValueAsString(by.figures()))
                .update();
        jdbc.sql(
                        "delete from program_rollout_change where app_id = :app and id <= (select id from program_rollout_change"
                                + " where app_id = :app order by id desc offset :kept limit 1)")
                .param("app", program.value())
                .param("kept", KEPT)
                .update();
    }

    public Page<Change> of(AppId program, PageQuery query) {
        var changes = jdbc.sql(
                        "select * from program_rollout_change where app_id = ? and id < ? order by id desc limit ?")
                .params(program.value(), query.from(Cursor.END).number(), query.oneMore())
                .query((row, number) -> new Change(
                        row.getString("id"),
                        Timestamps.read(row, "at"),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("version"),
                        row.getInt("percent"),
                        row.getString("other"),
                        row.getString("reason"),
                        figures(row.getString("figures"))))
                .list();
        return Page.of(changes, query, change -> new Cursor(change.at(), change.id()));
    }

    private @Nullable Map<String, Object> figures(@Nullable String text) {
        return text == null ? null : json.readValue(text, new TypeReference<Map<String, Object>>() {});
    }
}
