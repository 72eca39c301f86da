package io.minihost.server.sessions;

import io.minihost.server.common.AppId;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a program leaves behind in the database of sessions: logs before the visits that they belong to. */
@Component
class VisitData implements ProgramData {

    private final JdbcClient jdbc;

    VisitData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int forgetSome(AppId program, int max) {
        int logs = jdbc.sql("delete from session_log where ctid in (select l.ctid from session_log l"
                        + " join visit_session v on v.id = l.session_id where v.app_id = ? limit ?)")
                .params(program.value(), max)
                .update();
        return logs > 0 ? logs : ProgramRows.forgetSome(jdbc, "visit_session", program, max);
    }
}
