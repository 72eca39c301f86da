package io.minihost.server.messages.mailing;

import io.minihost.server.common.crypto.SealedRows;
import io.minihost.server.common.crypto.SealedTable;
import io.minihost.server.identity.MasterKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Addresses outlive the master key. Guests have none, so none moves to an account. */
@Configuration(proxyBeanMethods = false)
class MailingData {

    @Bean
    SealedRows sealedMessageMail(JdbcClient jdbc, TransactionTemplate transaction, MasterKey master) {
        var box = master.box(MailAddresses.PURPOSE);
        return new SealedTable(jdbc, transaction, box, "message_mail", "sealed", MailAddresses.NAME);
    }
}
