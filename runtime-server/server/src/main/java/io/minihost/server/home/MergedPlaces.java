package io.minihost.server.home;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PeopleMerged;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.UsedPrograms;
import java.util.Collection;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recents and pins of a guest who has an account: they join the account's own. */
@Component
class MergedPlaces implements UsedPrograms {

    private final JdbcClient jdbc;

    MergedPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void onMerged(PeopleMerged event) {
        jdbc.sql("insert into recent_program (person_id, app_id, used_at)"
                        + " select :account, app_id, used_at from recent_program where person_id = :guest"
                        + " on conflict (person_id, app_id)"
                        + " do update set used_at = greatest(recent_program.used_at, excluded.used_at)")
                .param("account", event.account().value())
                .param("guest", event.guest().value())
                .update();
        jdbc.sql("insert into pinned_program (person_id, app_id, position)"
                        + " select :account, app_id, position + (select coalesce(max(position), 0) + 1000"
                        + " from pinned_program where person_id = :account)"
                        + " from pinned_program where person_id = :guest on conflict (person_id, app_id) do nothing")
                .param("account", event.account().value())
                .param("guest", event.guest().value())
                .update();
    }

    @Override
    public Collection<AppId> usedBy(PersonId person) {
        return jdbc.sql("select app_id from recent_program where person_id = ?")
                .param(person.value())
                .query((row, number) -> new AppId(row.getString("app_id")))
                .set();
    }
}
