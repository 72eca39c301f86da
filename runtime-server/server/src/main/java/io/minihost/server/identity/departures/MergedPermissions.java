package io.minihost.server.identity.departures;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PeopleMerged;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.UsedPrograms;
import java.util.Collection;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a guest who has an account has allowed to programs that the account has never used, and which programs know the guest. */
@Component
class MergedPermissions implements UsedPrograms {

    private final JdbcClient jdbc;

    MergedPermissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void onMerged(PeopleMerged event) {
        jdbc.sql("update program_permissions set person = ? where person = ? and app_id = any(?)")
                .params(event.account().value(), event.guest().value(), event.wholeIds())
                .update();
    }

    @Override
    public Collection<AppId> usedBy(PersonId person) {
        return jdbc.sql("select app_id from openid where person_id = ?")
                .param(person.value())
                .query((row, number) -> new AppId(row.getString("app_id")))
                .set();
    }
}
