package io.minihost.server.payments.merchants;

import io.minihost.server.common.crypto.SealedRows;
import io.minihost.server.common.crypto.SealedTable;
import io.minihost.server.identity.MasterKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Merchants' secrets outlive the master key. */
@Configuration(proxyBeanMethods = false)
class MerchantData {

    @Bean
    SealedRows sealedMerchants(JdbcClient jdbc, TransactionTemplate transaction, MasterKey master) {
        return new SealedTable(jdbc, transaction, master.box(Merchants.PURPOSE), "merchant", "sealed", "mchid");
    }
}
