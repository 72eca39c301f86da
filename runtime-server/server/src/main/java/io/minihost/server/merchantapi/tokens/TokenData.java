package io.minihost.server.merchantapi.tokens;

import io.minihost.server.common.Retention;
import io.minihost.server.common.crypto.SealedRows;
import io.minihost.server.common.crypto.SealedTable;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tokens go with their program and in time, and outlive the master key. */
@Configuration(proxyBeanMethods = false)
class TokenData {

    /** For so long it is known that a token has expired, and how many there were today. */
    private static final Duration KEPT = Duration.ofDays(1);

    @Bean
    SealedRows sealedTokens(JdbcClient jdbc, TransactionTemplate transaction, MasterKey master) {
        var box = master.box(AccessTokens.PURPOSE);
        return new SealedTable(jdbc, transaction, box, "merchant_token", "sealed", AccessTokens.NAME);
    }

    @Bean
    ProgramData tokensOfPrograms(JdbcClient jdbc) {
        return (program, max) -> ProgramRows.forgetSome(jdbc, "merchant_token", program, max);
    }

    /** Deletes tokens that nobody asks for any more. */
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
            retention.expire(
                    "access tokens",
                    EVERY,
                    "merchant_token",
                    "expires_at",
                    clock.instant().minus(KEPT));
        }
    }
}
