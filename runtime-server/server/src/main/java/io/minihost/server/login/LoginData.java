package io.minihost.server.login;

import io.minihost.server.common.Retention;
import io.minihost.server.common.crypto.SealedRows;
import io.minihost.server.common.crypto.SealedTable;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept for logins goes with its program, in time, and outlives the master key. */
@Configuration(proxyBeanMethods = false)
class LoginData {

    private static final List<String> TABLES = List.of("login_session", "phone_code", "user_encrypt_key");

    @Bean
    SealedRows sealedSessionKeys(JdbcClient jdbc, TransactionTemplate transaction, MasterKey master) {
        var box = master.box(SessionKeys.PURPOSE);
        return new SealedTable(jdbc, transaction, box, "login_session", "sealed", SessionKeys.NAME);
    }

    @Bean
    SealedRows sealedPhones(JdbcClient jdbc, TransactionTemplate transaction, MasterKey master) {
        var box = master.box(StoredPhoneCodes.PURPOSE);
        return new SealedTable(jdbc, transaction, box, "phone_code", "sealed", StoredPhoneCodes.NAME);
    }

    @Bean
    SealedRows sealedEncryptKeys(JdbcClient jdbc, TransactionTemplate transaction, MasterKey master) {
        var box = master.box(EncryptKeys.PURPOSE);
        return new SealedTable(jdbc, transaction, box, "user_encrypt_key", "sealed", EncryptKeys.NAME);
    }

    @Bean
    ProgramData loginsOfPrograms(JdbcClient jdbc) {
        return (program, max) -> TABLES.stream()
                .mapToInt(table -> ProgramRows.forgetSome(jdbc, table, program, max))
                .sum();
    }

    /** Deletes what nobody can use any more. */
    @Component
    static class Expiry {

        private static final String EVERY = "PT10M";

        private final Retention retention;
        private final Clock clock;

        Expiry(Retention retention, Clock clock) {
            this.retention = retention;
            this.clock = clock;
        }

        @Scheduled(fixedDelayString = EVERY)
        void forget() {
            retention.expire("session keys", EVERY, "login_session", "until", clock.instant());
            retention.expire("codes for phones", EVERY, "phone_code", "expires_at", clock.instant());
        }
    }
}
