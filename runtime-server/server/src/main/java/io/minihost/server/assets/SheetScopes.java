package io.minihost.server.assets;

import java.util.regex.Pattern;

/** The scopes that the compiler writes around the rules of style sheets, for browsers that know none. */
final class SheetScopes {

    private static final Pattern SCOPE = Pattern.compile("@scope \\([^){]*\\)\\{|\\}/\\*@scope\\*/");

    private SheetScopes() {}

    /** The same rules for the same pages, kept there by their selectors alone. */
    static String removed(String css) {
        return SCOPE.matcher(css).replaceAll("").replace(":scope) ", ":is(.mh-page-scroll,.mh-portal)) ");
    }
}
