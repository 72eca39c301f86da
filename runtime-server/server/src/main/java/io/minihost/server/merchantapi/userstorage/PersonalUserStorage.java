package io.minihost.server.merchantapi.userstorage;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What programs' servers keep for people here, for those people. */
@Configuration(proxyBeanMethods = false)
class PersonalUserStorage {

    @Bean
    PersonalData personalDataOfServers() {
        return PersonalData.of("servers", PersonalTable.of("user_storage", "app_id, key, value"));
    }
}
