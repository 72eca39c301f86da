package io.minihost.server.idempotency;

import io.minihost.server.common.crypto.SealedRows;
import io.minihost.server.common.crypto.SealedTable;
import io.minihost.server.identity.MasterKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers that are kept outlive the key that sealed them. */
@Configuration(proxyBeanMethods = false)
class SealedAnswers {

    @Bean
    SealedRows answersOfCreatingCalls(JdbcClient jdbc, TransactionTemplate transaction, MasterKey master) {
        return new SealedTable(
                jdbc,
                transaction,
                master.box(Idempotency.PURPOSE),
                "idempotent_call",
                "answer",
                "caller || E'\\n' || key");
    }
}
