package io.minihost.server.identity.departures;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is known of people: how programs know them, and what they have allowed. */
@Configuration(proxyBeanMethods = false)
class IdentityData {

    @Bean
    PersonalData personalDataOfIdentity() {
        return PersonalData.of(
                "person",
                new PersonalTable("person", "id = ?", "id, created_at, seen_at, member_since, redeemed_at"),
                PersonalTable.of("openid", "app_id, openid, is_primary"),
                new PersonalTable("program_permissions", "person = ?", "app_id, scope, granted, at"),
                PersonalTable.of("access_token", "name, start, scopes, created_at, expires_at, used_at, revoked_at"));
    }
}
