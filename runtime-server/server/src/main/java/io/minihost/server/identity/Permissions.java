package io.minihost.server.identity;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people have allowed programs to do, by scopes such as {@code scope.userLocation}. */
@Component
public class Permissions {

    private static final Pattern SCOPE = Pattern.compile("scope\\.[A-Za-z]{1,40}");

    private final JdbcClient jdbc;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Permissions(JdbcClient jdbc, People people, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** What the person has decided about a program; a scope that is missing was never asked for, or taken back. */
    public Map<String, Boolean> granted(PersonId person, AppId program) {
        var decided = new LinkedHashMap<String, Boolean>();
        jdbc.sql("select scope, granted from program_permissions where person = ? and app_id = ? order by scope")
                .params(person.value(), program.value())
                .query((ResultSet row) -> read(row, decided));
        return decided;
    }

    /** What the person has decided about all programs. */
    public Map<AppId, Map<String, Boolean>> all(PersonId person) {
        var all = new LinkedHashMap<AppId, Map<String, Boolean>>();
        jdbc.sql("select app_id, scope, granted from program_permissions where person = ? order by app_id, scope")
                .param(person.value())
                .query((ResultSet row) -> read(
                        row, all.computeIfAbsent(new AppId(row.getString("app_id")), id -> new LinkedHashMap<>())));
        return all;
    }

    /**
     * Keeps a decision.
     *
     * @throws IllegalArgumentException when {@code scope} is not the name of one
     */
    @Transactional
    public void set(PersonId person, AppId program, String scope, boolean granted) {
        if (!SCOPE.matcher(scope).matches()) {
            throw new IllegalArgumentException("A scope is scope. and letters");
        }
        people.seen(person, "");
        if (!granted) {
            revoke(person, program, scope);
        }
        jdbc.sql("insert into program_permissions (person, app_id, scope, granted, at) values (?, ?, ?, ?, ?)"
                        + " on conflict (person, app_id, scope)"
                        + " do update set granted = excluded.granted, at = excluded.at")
                .params(person.value(), program.value(), scope, granted, Timestamps.of(clock.instant()))
                .update();
    }

    /** Changes what was decided before, under whatever name; false when nothing was. */
    @Transactional
    public boolean change(PersonId person, AppId program, String scope, boolean granted) {
        if (!granted) {
            revoke(person, program, scope);
        }
        return jdbc.sql("update program_permissions set granted = ?, at = ?"
                                + " where person = ? and app_id = ? and scope = ?")
                        .params(granted, Timestamps.of(clock.instant()), person.value(), program.value(), scope)
                        .update()
                > 0;
    }

    /** Tells of it when it was allowed so far. */
    private void revoke(PersonId person, AppId program, String scope) {
        jdbc.sql(
                        "select 1 from program_permissions where person = ? and app_id = ? and scope = ? and granted for update")
                .params(person.value(), program.value(), scope)
                .query(Integer.class)
                .optional()
                .ifPresent(was -> events.publishEvent(new PermissionRevoked(person, program, scope)));
    }

    private static void read(ResultSet row, Map<String, Boolean> decided) throws SQLException {
        decided.put(row.getString("scope"), row.getBoolean("granted"));
    }
}
