package io.minihost.server.programs.rollout;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** On which lists of programs somebody is. */
@Configuration(proxyBeanMethods = false)
class AudienceData {

    @Bean
    PersonalData personalDataOfAudiences() {
        return PersonalData.of("audiences", PersonalTable.of("audience_person", "app_id, list"));
    }
}
