package io.minihost.server.storage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of where blobs are kept.
 *
 * @param url nothing for the data folder, else as {@link StorageAddress} reads it
 */
@ConfigurationProperties("minihost.storage")
record StorageSettings(@DefaultValue("") String url) {

    StorageAddress address() {
        return StorageAddress.parse(url.strip());
    }
}
