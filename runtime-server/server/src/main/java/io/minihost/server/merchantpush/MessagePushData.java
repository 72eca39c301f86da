package io.minihost.server.merchantpush;

import io.minihost.server.common.Retention;
import io.minihost.server.common.crypto.SealedRows;
import io.minihost.server.common.crypto.SealedTable;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.PeopleMerged;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept for messages to programs' servers goes with its program, in time, and outlives the master key. */
@Configuration(proxyBeanMethods = false)
class MessagePushData {

    @Bean
    SealedRows sealedPushKeys(JdbcClient jdbc, TransactionTemplate transaction, MasterKey master) {
        return new SealedTable(jdbc, transaction, master.box(PushSettings.PURPOSE), "message_push", "sealed", "app_id");
    }

    @Bean
    ProgramData messagesToServers(JdbcClient jdbc) {
        return (program, max) -> ProgramRows.forgetSome(jdbc, "push_message", program, max);
    }

    /** Messages that are on their way go on; they name whom they are about by the openid that the server knows. */
    @Component
    static class Merged {

        private final JdbcClient jdbc;

        Merged(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @EventListener
        void onMerged(PeopleMerged event) {
            jdbc.sql("update push_message set person_id = ? where person_id = ?")
                    .params(event.account().value(), event.guest().value())
                    .update();
        }
    }

    /** Deletes what was sent, or could not be, a week ago. */
    @Component
    static class Expiry {

        private static final String EVERY = "PT30M";
        private static final Duration KEPT = Duration.ofDays(7);

        private final Retention retention;
        private final Clock clock;

        Expiry(Retention retention, Clock clock) {
            this.retention = retention;
            this.clock = clock;
        }

        @Scheduled(fixedDelayString = EVERY)
        void forget() {
            retention.expire(
                    "messages to servers",
                    EVERY,
                    "push_message",
                    "created_at",
                    clock.instant().minus(KEPT));
        }
    }
}
