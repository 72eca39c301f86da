package io.minihost.bundle.maps;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names that builds give to sources, as their developer knows them. Only shown, never opened. */
final class SourceName {

    private static final int CHARS_MAX = 250;

    /** {@code webpack://name/./src/a.ts}, {@code uni-app:///a.vue}, {@code file:///home/a.ts}. */
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][\\w+.-]*://[^/]*/");

    private static final Pattern DRIVE = Pattern.compile("^/?[A-Za-z]:[/\\\\]");

    private SourceName() {}

    /**
     * What a source is called.
     *
     * @return null when nothing is left to show
     */
    static @Nullable String of(String mapFile, String sourceRoot, String source) {
        if (source.isBlank()) {
            return null;
        }
        boolean complete = source.startsWith("/") || hasScheme(source) || hasDrive(source);
        String name = complete || sourceRoot.isEmpty() ? source : sourceRoot + "/" + source;
        String path = withoutQuery(SCHEME.matcher(name).replaceFirst("/"));
        if (hasDrive(path)) {
            return shown(path.startsWith("/") ? path.substring(1) : path);
        }
        if (hasScheme(name) && !name.startsWith("file:")) {
            return shown(plain(path));
        }
        return shown(path.startsWith("/") ? "/" + plain(path) : plain(folder(mapFile) + path));
    }

    /** No more of a text than is ever shown of it. */
    static String bounded(String text) {
        return text.length() > 4 * CHARS_MAX ? text.substring(0, 4 * CHARS_MAX) : text;
    }

    private static boolean hasScheme(String name) {
        return SCHEME.matcher(name).find();
    }

    private static boolean hasDrive(String name) {
        return DRIVE.matcher(name).find();
    }

    /** Bundlers tell the parts of one file apart by it. */
    private static String withoutQuery(String path) {
        int mark = path.indexOf('?');
        return mark < 0 ? path : path.substring(0, mark);
    }

    /** The folder of a file, with a slash at the end, or empty. */
    static String folder(String file) {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    /** Without detours; what leads outside of the bundle, as sources of a build do, begins where it comes down again. */
    static String plain(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static @Nullable String shown(String name) {
        StringBuilder clean = new StringBuilder();
        name.codePoints().limit(CHARS_MAX).forEach(c -> clean.appendCodePoint(isPrintable(c) ? c : 0xFFFD));
        return clean.isEmpty() || clean.toString().equals("/") ? null : clean.toString();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
