package io.minihost.server.assets;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that somebody asks for.
 *
 * @param first index of the first byte
 * @param last index of the last byte
 */
record ByteRange(int first, int last) {

    /** Asked for something that is not there. */
    static final ByteRange UNSATISFIABLE = new ByteRange(0, -1);

    private static final Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

    /** Reads a {@code Range} header; null when the whole file is to be sent, as for several ranges at once. */
    static @Nullable ByteRange parse(@Nullable String header, int size) {
        if (header == null || !header.startsWith("bytes=") || header.indexOf(',') >= 0) {
            return null;
        }
        var parts = SINGLE.matcher(header);
        if (!parts.matches() || (parts.group(1).isEmpty() && parts.group(2).isEmpty())) {
            return UNSATISFIABLE;
        }
        if (parts.group(1).isEmpty()) {
            var length = Math.min(Long.parseLong(parts.group(2)), size);
            return length == 0 ? UNSATISFIABLE : new ByteRange((int) (size - length), size - 1);
        }
        var first = Long.parseLong(parts.group(1));
        var last = parts.group(2).isEmpty() ? size - 1L : Math.min(Long.parseLong(parts.group(2)), size - 1L);
        return first > last ? UNSATISFIABLE : new ByteRange((int) first, (int) last);
    }

    int length() {
        return last - first + 1;
    }
}
