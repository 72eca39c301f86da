package io.minihost.server.organisations.members;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where people belong to, for themselves. */
@Configuration(proxyBeanMethods = false)
class PersonalMemberships {

    @Bean
    PersonalData personalDataOfOrganisations() {
        return PersonalData.of(
                "organisations", PersonalTable.of("organisation_member", "organisation_id, role, since, until"));
    }
}
