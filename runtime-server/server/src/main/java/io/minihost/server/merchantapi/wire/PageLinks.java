package io.minihost.server.merchantapi.wire;

import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.shortcuts.Destination;
import java.util.Optional;

/** Paths of pages as programs' servers write them. */
public final class PageLinks {

    private PageLinks() {}

    /** Takes a path with parameters apart; a slash before it is taken as nothing. Empty when it is none. */
    public static Optional<Destination> split(String text, AppId program, EnvVersion env) {
        var question = text.indexOf('?');
        var path = (question < 0 ? text : text.substring(0, question)).replaceFirst("^/", "");
        var query = question < 0 ? "" : text.substring(question + 1);
        return isPath(path) && isPrintable(query)
                ? Optional.of(new Destination(program, path, query, env))
                : Optional.empty();
    }

    /** Whether a page could have this path, which has no leading slash. Nothing in it can lead out of the program. */
    public static boolean isPath(String path) {
        return isPrintable(path)
                && path.chars().noneMatch(letter -> "\\?#%<>\"".indexOf(letter) >= 0)
                && !path.startsWith("/")
                && !("/" + path + "/").contains("/../")
                && !("/" + path + "/").contains("/./")
                && !path.contains("//");
    }

    private static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(Character::isISOControl);
    }
}
