package io.minihost.server.contentcheck;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What waits to be looked at, for whoever it is of. */
@Configuration(proxyBeanMethods = false)
class PersonalChecks {

    @Bean
    PersonalData personalDataOfChecks() {
        return PersonalData.of("checks", PersonalTable.of("media_check", "app_id, url, is_picture, due_at"));
    }
}
