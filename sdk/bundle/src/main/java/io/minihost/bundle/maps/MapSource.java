package io.minihost.bundle.maps;

import io.minihost.bundle.BundleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a script's map is.
 *
 * @param file the map's own path, or the script's when it has its map inside
 * @param size of the map in bytes, or nearly so
 * @param inline base 64 of the map, or null when it is a file
 */
record MapSource(
        BundleFiles files,
        String script,
        String file,
        int size,
        @Nullable String inline) {

    private static final String COMMENT = "# sourceMappingURL=";
    private static final String DATA = "data:";
    private static final String BASE64 = ";base64,";

    /** The map that a script's last comment names, else the one beside it; null when there is neither. */
    static @Nullable MapSource find(BundleFiles files, String script) {
        String url = comment(files.text(script));
        if (url.startsWith(DATA)) {
            return new MapSource(files, script, script, url.length(), url);
        }
        String named = url.isEmpty() ? "" : SourceName.plain(SourceName.folder(script) + url);
        String file = files.has(named) ? named : script + ".map";
        return files.has(file) ? new MapSource(files, script, file, files.size(file), null) : null;
    }

    private static String comment(@Nullable String text) {
        int at = text == null ? -1 : text.lastIndexOf(COMMENT);
        if (text == null || at < 0) {
            return "";
        }
        int start = at + COMMENT.length();
        int end = start;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        // Anywhere but at the end it is part of something else, such as a text of the program.
        String rest = text.substring(end).strip();
        return rest.isEmpty() || rest.equals("*/") ? text.substring(start, end) : "";
    }

    SourceMap read(int sizeMax) throws BrokenMap {
        MapReader reader = new MapReader(file, sizeMax);
        try (InputStream in = inline == null ? files.open(file) : new ByteArrayInputStream(decoded(inline))) {
            return reader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] decoded(String url) throws BrokenMap {
        int comma = url.indexOf(BASE64);
        if (comma < 0) {
            throw new BrokenMap("only base 64 is understood in a script");
        }
        try {
            return Base64.getDecoder()
                    .decode(url.substring(comma + BASE64.length()).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new BrokenMap("it is not valid base 64");
        }
    }
}
