package io.minihost.server.consent;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people have agreed to, for themselves. */
@Configuration(proxyBeanMethods = false)
class PersonalAgreements {

    @Bean
    PersonalData personalDataOfAgreements() {
        return PersonalData.of("agreements", PersonalTable.of("privacy_agreement", "app_id, at"));
    }
}
