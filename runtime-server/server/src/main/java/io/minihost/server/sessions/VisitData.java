package io.minihost.server.sessions;

import io.minihost.server.common.AppId;
import io.minihost.server.programs.ProgramData;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a program leaves behind in the database of sessions: logs before the visits that they belong to. */
@Component
class VisitData implements ProgramData {

    private static final List<String> DELETIONS = List.of(
            "delete from session_log where ctid in (select l.ctid from session_log l"
                    + " join visit_session v on v.id = l.session_id where v.app_id = :app limit :max)",
            "delete from visit_session where ctid in (select ctid from visit_session where app_id = :app limit :max)");

    private final JdbcClient jdbc;

    VisitData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int forgetSome(AppId program, int max) {
        for (String deletion : DELETIONS) {
            int rows = jdbc.sql(deletion)
                    .param("app", program.value())
                    .param("max", max)
                    .update();
            if (rows > 0) {
                return rows;
            }
        }
        return 0;
    }
}
