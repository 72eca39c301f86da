package io.minihost.server.payments.platform;

import io.minihost.server.common.crypto.SealedRows;
import io.minihost.server.common.crypto.SealedTable;
import io.minihost.server.identity.MasterKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The private keys outlive the master key. */
@Configuration(proxyBeanMethods = false)
class PlatformKeyData {

    @Bean
    SealedRows sealedPlatformKeys(JdbcClient jdbc, TransactionTemplate transaction, MasterKey master) {
        return new SealedTable(jdbc, transaction, master.box(PlatformKeys.PURPOSE), "platform_key", "sealed", "serial");
    }
}
