package io.minihost.server.payments.orders;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people have paid, and the merchants whose staff they are, for themselves. */
@Configuration(proxyBeanMethods = false)
class PersonalPayments {

    @Bean
    PersonalData personalDataOfPayments() {
        return PersonalData.of(
                "payments",
                new PersonalTable(
                        "pay_order",
                        "wallet = ?::text",
                        "mchid, out_trade_no, appid, openid, description, total, refunded, state, transaction_id, created_at,"
                                + " paid_at"),
                PersonalTable.of("merchant_staff", "mchid, role, since"));
    }
}
