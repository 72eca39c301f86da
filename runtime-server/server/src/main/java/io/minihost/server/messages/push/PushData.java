package io.minihost.server.messages.push;

import io.minihost.server.common.crypto.SealedRows;
import io.minihost.server.common.crypto.SealedTable;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.PeopleMerged;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept for browsers outlives the master key, and comes along when a guest has an account. */
@Configuration(proxyBeanMethods = false)
class PushData {

    @Bean
    SealedRows sealedPushSubscriptions(JdbcClient jdbc, TransactionTemplate transaction, MasterKey master) {
        var box = master.box(PushSubscriptions.PURPOSE);
        return new SealedTable(jdbc, transaction, box, "push_subscription", "sealed", PushSubscriptions.NAME);
    }

    @Bean
    SealedRows sealedVapidKey(JdbcClient jdbc, TransactionTemplate transaction, MasterKey master) {
        var box = master.box(Vapid.PURPOSE);
        return new SealedTable(jdbc, transaction, box, "vapid_key", "sealed", "'" + Vapid.PURPOSE + "'");
    }

    /** They sleep until the browser says in which device its person is signed in now. */
    @Component
    static class Merged {

        private final JdbcClient jdbc;

        Merged(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @EventListener
        void onPushMerged(PeopleMerged event) {
            jdbc.sql("update push_subscription set person_id = ? where person_id = ?")
                    .params(event.account().value(), event.guest().value())
                    .update();
        }
    }
}
