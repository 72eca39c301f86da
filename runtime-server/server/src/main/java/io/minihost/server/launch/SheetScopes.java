package io.minihost.server.launch;

import java.util.regex.Pattern;

/**
 * The scopes that the compiler writes around the rules of style sheets. Browsers have been seen to miss changes of classes
 * under them, so pages ask for sheets without.
 */
final class SheetScopes {

    private static final Pattern SCOPE = Pattern.compile("@scope \\(\\.mh-page\\)\\{|\\}/\\*@scope\\*/");

    private SheetScopes() {}

    static String removed(String css) {
        return SCOPE.matcher(css).replaceAll("");
    }
}
