package io.minihost.server.storage;

import io.minihost.server.common.InvalidSetting;

/** The setting that says where blobs are kept, and what is wrong with it. */
final class StorageUrl {

    private static final String SETTING = "minihost.storage.url";

    private StorageUrl() {}

    /** Says what would do instead, and keeps to itself what may be a password. */
    static InvalidSetting refused(String url, String expected) {
        return new InvalidSetting(SETTING, url.replaceAll("//[^/@]*@", "//…@"), expected);
    }
}
