package io.minihost.server.home;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each person has at hand: programs used lately, and those pinned as "my mini programs". */
@Component
class RecentsAndPins {

    static final int PINS_MAX = 100;
    private static final int RECENTS_MAX = 40;

    private final JdbcClient jdbc;

    RecentsAndPins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A program somebody has used, and when last. */
    record Recent(AppId appId, Instant usedAt) {}

    /** The latest first. */
    List<Recent> recents(PersonId person) {
        return jdbc.sql("select app_id, used_at from recent_program where person_id = ? order by used_at desc limit ?")
                .params(person.value(), RECENTS_MAX)
                .query((row, number) -> new Recent(new AppId(row.getString("app_id")), Timestamps.read(row, "used_at")))
                .list();
    }

    @Transactional
    void used(PersonId person, AppId program, Instant at) {
        jdbc.sql("insert into recent_program (person_id, app_id, used_at) values (?, ?, ?)"
                        + " on conflict (person_id, app_id)"
                        + " do update set used_at = greatest(recent_program.used_at, excluded.used_at)")
                .params(person.value(), program.value(), Timestamps.of(at))
                .update();
        jdbc.sql("delete from recent_program where person_id = :person and app_id in (select app_id"
                        + " from recent_program where person_id = :person order by used_at desc offset :max)")
                .param("person", person.value())
                .param("max", RECENTS_MAX)
                .update();
    }

    void forget(PersonId person, AppId program) {
        jdbc.sql("delete from recent_program where person_id = ? and app_id = ?")
                .params(person.value(), program.value())
                .update();
    }

    List<AppId> pins(PersonId person) {
        return jdbc.sql("select app_id from pinned_program where person_id = ? order by position, app_id")
                .param(person.value())
                .query((row, number) -> new AppId(row.getString("app_id")))
                .list();
    }

    /** Puts a program first; false when there is no room for more. One that is there already stays where it is. */
    boolean pin(PersonId person, AppId program) {
        var rows = jdbc.sql("""
                        insert into pinned_program (person_id, app_id, position)
                        select :person, :app, coalesce(min(position), 0) - 1
                        from pinned_program where person_id = :person having count(*) < :max
                        on conflict (person_id, app_id) do update set position = pinned_program.position
                        """)
                .param("person", person.value())
                .param("app", program.value())
                .param("max", PINS_MAX)
                .update();
        return rows > 0;
    }

    void unpin(PersonId person, AppId program) {
        jdbc.sql("delete from pinned_program where person_id = ? and app_id = ?")
                .params(person.value(), program.value())
                .update();
    }

    /** Arranges what is pinned. Another tab may have pinned or unpinned meanwhile: its pins stay, at the end. */
    @Transactional
    void arrange(PersonId person, List<AppId> wanted) {
        var pins = jdbc.sql(
                        "select app_id from pinned_program where person_id = ? order by position, app_id for update")
                .param(person.value())
                .query((row, number) -> new AppId(row.getString("app_id")))
                .list();
        var order = new LinkedHashSet<>(wanted);
        order.retainAll(pins);
        order.addAll(pins);
        var arranged = new ArrayList<>(order);
        IntStream.range(0, arranged.size())
                .forEach(position -> jdbc.sql(
                                "update pinned_program set position = ? where person_id = ? and app_id = ?")
                        .params(position, person.value(), arranged.get(position).value())
                        .update());
    }
}
