package io.minihost.server.login;

import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.SealedRows;
import io.minihost.server.common.crypto.SealedTable;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import java.time.Clock;
import java.time.OffsetDateTime;
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

        private final JdbcClient jdbc;
        private final Retention retention;
        private final Clock clock;

        Expiry(JdbcClient jdbc, Retention retention, Clock clock) {
            this.jdbc = jdbc;
            this.retention = retention;
            this.clock = clock;
        }

        @Scheduled(fixedDelayString = EVERY)
        void forget() {
            retention.run("session keys", EVERY, () -> forgetOld("login_session", "until"));
            retention.run("codes for phones", EVERY, () -> forgetOld("phone_code", "expires_at"));
        }

        private int forgetOld(String table, String end) {
            OffsetDateTime now = Timestamps.of(clock.instant());
            return jdbc.sql("delete from %1$s where ctid in (select ctid from %1$s where %2$s < ? limit ?)"
                            .formatted(table, end))
                    .params(now, Retention.BATCH)
                    .update();
        }
    }
}
