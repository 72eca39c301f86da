package io.minihost.server.accounts.secondfactor;

import io.minihost.server.common.crypto.SealedRows;
import io.minihost.server.common.crypto.SealedTable;
import io.minihost.server.identity.MasterKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of the secrets when the master key is replaced. */
@Configuration(proxyBeanMethods = false)
class AuthenticatorData {

    @Bean
    SealedRows sealedAuthenticators(JdbcClient jdbc, TransactionTemplate transaction, MasterKey master) {
        var box = master.box(Authenticators.PURPOSE);
        return new SealedTable(jdbc, transaction, box, "authenticator", "sealed", Authenticators.NAME);
    }
}
