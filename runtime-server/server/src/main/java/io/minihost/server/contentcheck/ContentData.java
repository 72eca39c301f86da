package io.minihost.server.contentcheck;

import io.minihost.server.identity.PeopleMerged;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits to be looked at goes with its program; results of a guest's go to the account. */
@Configuration(proxyBeanMethods = false)
class ContentData {

    @Bean
    ProgramData mediaToLookAt(JdbcClient jdbc) {
        return (program, max) -> ProgramRows.forgetSome(jdbc, "media_check", program, max);
    }

    @Component
    static class MergedChecks {

        private final JdbcClient jdbc;

        MergedChecks(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @EventListener
        void onMerged(PeopleMerged event) {
            jdbc.sql("update media_check set person_id = ? where person_id = ?")
                    .params(event.account().value(), event.guest().value())
                    .update();
        }
    }
}
