package io.minihost.server.uploadtool;

import java.util.Map;

/** Bounds that the upload tool keeps itself; sizes in MB, of icons in KB. */
final class Settings {

    private static final int WIDE = 100;

    static final Map<String, Integer> OF_EVERY_PROGRAM = Map.of(
            "MaxCodeSize", WIDE,
            "MaxSubpackageSubCodeSize", WIDE,
            "MaxSubpackageFullCodeSize", WIDE,
            "NavigateMiniprogramLimit", WIDE,
            "MaxSubPackageLimit", WIDE,
            "MinTabbarCount", 2,
            "MaxTabbarCount", 5,
            "MaxCustomTabbarCount", 10,
            "MaxTabbarIconSize", 40);

    private Settings() {}
}
