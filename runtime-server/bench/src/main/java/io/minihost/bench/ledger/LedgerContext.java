package io.minihost.bench.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.minihost.server.common.SharedWork;
import io.minihost.server.identity.MasterKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger and its sealer, and nothing else of the server, on a PostgreSQL with the server's own settings. */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement
@EnableScheduling
@ComponentScan(
        basePackages = "io.minihost.server.ledger",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "io\\.minihost\\.server\\.ledger\\."
                                + "(Ledger|Posting|OpenAccounts|OpenHolds|Transfers|NewRows|proof\\.(Heads|Sealer))"))
class LedgerContext {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .start();
    }

    @Bean
    DataSource source(EmbeddedPostgres postgres) {
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/migration/ledger")
                .load()
                .migrate();
        var config = new HikariConfig();
        config.setDataSource(postgres.getPostgresDatabase());
        config.setMaximumPoolSize(21);
        return new HikariDataSource(config);
    }

    @Bean
    JdbcTemplate rows(DataSource source) {
        return new JdbcTemplate(source);
    }

    @Bean
    JdbcClient jdbc(JdbcTemplate rows) {
        return JdbcClient.create(rows);
    }

    @Bean
    PlatformTransactionManager transactions(DataSource source) {
        return new JdbcTransactionManager(source);
    }

    @Bean
    TransactionTemplate transaction(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    MasterKey masterKey() {
        return MasterKey.of("the master key of the benchmark", Path.of("."));
    }

    @Bean
    SharedWork work() {
        return (name, every, work) -> {
            work.run();
            return true;
        };
    }
}
