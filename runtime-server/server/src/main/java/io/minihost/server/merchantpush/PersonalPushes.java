package io.minihost.server.merchantpush;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What programs' servers are told of people, for those people. */
@Configuration(proxyBeanMethods = false)
class PersonalPushes {

    @Bean
    PersonalData personalDataOfPushes() {
        return PersonalData.of(
                "pushes", PersonalTable.of("push_message", "app_id, openid, kind, content, state, created_at"));
    }
}
