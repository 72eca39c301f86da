package io.minihost.server.home;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people have at hand, for themselves. */
@Configuration(proxyBeanMethods = false)
class ShelfData {

    @Bean
    PersonalData personalDataOfHome() {
        return PersonalData.of(
                "home",
                PersonalTable.of("recent_program", "app_id, used_at"),
                PersonalTable.of("pinned_program", "app_id, position"));
    }
}
