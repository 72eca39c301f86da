package io.minihost.server.identity;

import io.minihost.server.common.DataDirectory;

/** Master keys of tests. */
public final class MasterKeys {

    private MasterKeys() {}

    /** Several keys, the one that writes first. */
    public static MasterKey of(DataDirectory directory, String... keys) {
        return new MasterKey(new IdentityProperties(null, String.join(",", keys)), directory);
    }

    /** The same where no folder is. */
    @SuppressWarnings("NullAway") // given keys need none
    public static MasterKey of(String... keys) {
        return of((DataDirectory) null, keys);
    }
}
