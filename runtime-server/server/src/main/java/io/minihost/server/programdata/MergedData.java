package io.minihost.server.programdata;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PeopleMerged;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.UsedPrograms;
import java.util.Collection;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What programs have kept for a guest who has an account: it moves to the account where that has never used the program. */
@Component
class MergedData implements UsedPrograms {

    private static final List<String> TABLES = List.of("program_storage", "program_file");

    private final JdbcClient jdbc;

    MergedData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the merge's transaction; on other nodes there is nothing left to do. What stays goes with the guest. */
    @EventListener
    void onMerged(PeopleMerged event) {
        TABLES.forEach(
                table -> jdbc.sql("update " + table + " set person_id = ? where person_id = ? and app_id = any(?)")
                        .params(event.account().value(), event.guest().value(), event.wholeIds())
                        .update());
        // Files of visits that go on.
        jdbc.sql("update program_file set person_id = ? where person_id = ? and session_id <> ''")
                .params(event.account().value(), event.guest().value())
                .update();
    }

    @Override
    public Collection<AppId> usedBy(PersonId person) {
        return jdbc.sql("select app_id from program_storage where person_id = :person"
                        + " union select app_id from program_file where person_id = :person and session_id = ''")
                .param("person", person.value())
                .query((row, number) -> new AppId(row.getString("app_id")))
                .set();
    }
}
