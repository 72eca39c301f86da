package io.minihost.server.sessions.log;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The visits of people and what programs have logged in them, for those people. */
@Configuration(proxyBeanMethods = false)
class VisitsData {

    @Bean
    PersonalData personalDataOfVisits() {
        return PersonalData.of(
                "visits",
                PersonalTable.of(
                        "visit_session", "app_id, version, env, path, query, scene, started_at, ended_at, end_message"),
                new PersonalTable(
                        "session_log",
                        "session_id in (select id from visit_session where person_id = ?)",
                        "session_id, at, level, message"));
    }
}
