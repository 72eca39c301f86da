package io.minihost.server.database;

import io.minihost.server.common.InvalidSetting;

/**
 * Another database than our own.
 *
 * @param url JDBC address of a PostgreSQL
 */
record ExternalDatabase(String url) {

    static final String SETTING = "spring.datasource.url";

    ExternalDatabase {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new InvalidSetting(SETTING, url, "a PostgreSQL such as jdbc:postgresql://host/minihost");
        }
    }
}
