package io.minihost.server.checkout;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which pay sheets people have seen, for themselves. */
@Configuration(proxyBeanMethods = false)
class CheckoutData {

    @Bean
    PersonalData personalDataOfPaySheets() {
        return PersonalData.of("checkout", PersonalTable.of("checkout", "state, opened_at"));
    }
}
