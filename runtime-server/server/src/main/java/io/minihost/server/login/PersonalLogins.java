package io.minihost.server.login;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What programs know people by, for those people. */
@Configuration(proxyBeanMethods = false)
class PersonalLogins {

    @Bean
    PersonalData personalDataOfLogins() {
        return PersonalData.of(
                "logins",
                PersonalTable.of("unionid", "owner, unionid"),
                PersonalTable.of("login_session", "app_id, until"),
                PersonalTable.of("user_encrypt_key", "app_id, version, created_at, expires_at"));
    }
}
