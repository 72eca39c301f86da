package io.minihost.server.merchantpush;

import io.minihost.server.common.AppId;
import io.minihost.server.common.crypto.Sha256;
import java.util.HexFormat;

/** The names by which programs are addressed in messages: {@code gh_} and 12 hex digits. */
final class UserNames {

    private static final int BYTES = 6;

    private UserNames() {}

    static String of(AppId program) {
        return "gh_" + HexFormat.of().formatHex(Sha256.of("user name " + program), 0, BYTES);
    }
}
