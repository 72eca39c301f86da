package io.minihost.server.pins;

import io.minihost.server.common.crypto.SealedRows;
import io.minihost.server.common.crypto.SealedTable;
import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalTable;
import io.minihost.server.identity.MasterKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What others have to know of the tables of PINs. */
@Configuration(proxyBeanMethods = false)
class PinData {

    @Bean
    PersonalData personalDataOfPins() {
        return PersonalData.of(
                "pin",
                PersonalTable.of("pin", "tries, tried_at, set_at"),
                PersonalTable.of("pay_caution", "until, spent"));
    }

    @Bean
    SealedRows pinKeys(JdbcClient jdbc, TransactionTemplate transaction, MasterKey master) {
        return new SealedTable(jdbc, transaction, master.box(Pins.PURPOSE), "pin", "sealed", Pins.NAME);
    }
}
