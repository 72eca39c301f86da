package io.minihost.server.launch.links;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From where people were sent to programs, for those people. */
@Configuration(proxyBeanMethods = false)
class ReferralData {

    @Bean
    PersonalData personalDataOfReferrals() {
        return PersonalData.of("referrals", PersonalTable.of("referral", "app_id, scene, facts, at"));
    }
}
