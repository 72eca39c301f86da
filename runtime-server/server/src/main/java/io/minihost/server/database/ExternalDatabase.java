package io.minihost.server.database;

import io.minihost.server.common.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Another database than our own.
 *
 * @param url JDBC address of a PostgreSQL; nothing for the embedded one
 */
@ConfigurationProperties("spring.datasource")
record ExternalDatabase(@Nullable String url) {

    ExternalDatabase {
        if (url != null && !url.startsWith("jdbc:postgresql:")) {
            throw new InvalidSetting(
                    "spring.datasource.url", url, "a PostgreSQL such as jdbc:postgresql://host/minihost");
        }
    }
}
