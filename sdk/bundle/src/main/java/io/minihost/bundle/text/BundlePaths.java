package io.minihost.bundle.text;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Arithmetic of paths inside a bundle. */
public final class BundlePaths {

    private BundlePaths() {}

    /** The path without leading slashes and {@code .} and {@code ..}; what leads outside ends at the root. */
    public static String absolute(String path) {
        String joined = join("", path);
        return joined == null ? "" : joined;
    }

    /** The folder of a path, without a slash at the end; empty for the root. */
    public static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** A path seen from a folder; with a leading slash seen from the root; null when it leads outside. */
    public static @Nullable String join(String folder, String path) {
        return walk(folder, path, false);
    }

    /** As {@link #join}, but a path that climbs above the root goes on from there, as the platform lets components do. */
    public static String within(String folder, String path) {
        String joined = walk(folder, path, true);
        return joined == null ? "" : joined;
    }

    private static @Nullable String walk(String folder, String path, boolean stopsAtRoot) {
        Deque<String> parts = new ArrayDeque<>();
        String whole = path.startsWith("/") ? path : folder + "/" + path;
        for (String part : whole.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null && !stopsAtRoot) {
                    return null;
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
