package io.minihost.server.database;

import io.minihost.server.common.DataDirectory;
import java.util.Optional;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Looks at the setting before anything connects, as the connection pool's own complaint does not name it. */
    @Bean
    static BeanFactoryPostProcessor databaseSetting(Environment environment) {
        return beans -> Optional.ofNullable(environment.getProperty(ExternalDatabase.SETTING))
                .ifPresent(ExternalDatabase::new);
    }

    /** Migrations have connections of their own, which no time-out ends. */
    @Bean
    FlywayConfigurationCustomizer unhurriedMigrations(JdbcConnectionDetails database) {
        return flyway -> flyway.dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    /** Ours, unless another one is named. */
    @Bean
    @ConditionalOnProperty(name = ExternalDatabase.SETTING, matchIfMissing = true, havingValue = "\0")
    EmbeddedDatabase embeddedDatabase(DataDirectory directory) {
        return EmbeddedDatabase.start(directory.path());
    }
}
