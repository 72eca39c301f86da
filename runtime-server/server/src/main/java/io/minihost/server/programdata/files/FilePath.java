package io.minihost.server.programdata.files;

import io.minihost.server.common.crypto.RandomText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A program's file by the name that the program has for it, without {@code wxfile://}: {@code tmp_<random>.<extension>} of
 * this visit, {@code store_<random>.<extension>} that the host has named, or {@code usr/…} that the program has named.
 */
public record FilePath(String value) {

    static final String SCHEME = "wxfile://";
    static final FilePath ROOT = new FilePath("usr");

    private static final String USER = "usr/";
    private static final Pattern NAMED_BY_HOST = Pattern.compile("(tmp|store)_[0-9a-f]{32}(\\.[a-z0-9]{1,8})?");
    private static final Pattern EXTENSION = Pattern.compile(".*\\.([A-Za-z0-9]{1,8})", Pattern.DOTALL);
    private static final int LENGTH_MAX = 512;

    public static FilePath temporary(String name) {
        return new FilePath("tmp_" + random() + extension(name));
    }

    static FilePath stored(String name) {
        return new FilePath("store_" + random() + extension(name));
    }

    /** What a program wrote; empty when it cannot name a file. Segments that lead upwards name none. */
    static Optional<FilePath> parse(String text) {
        return text.startsWith(SCHEME) ? within(text.substring(SCHEME.length())) : Optional.empty();
    }

    /** The same without the scheme. */
    static Optional<FilePath> within(String path) {
        if (path.length() > LENGTH_MAX || path.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        if (NAMED_BY_HOST.matcher(path).matches()) {
            return Optional.of(new FilePath(path));
        }
        if (!path.equals(ROOT.value) && !path.startsWith(USER)) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..") || segment.equals(".")) {
                return Optional.empty();
            }
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return Optional.of(new FilePath(String.join("/", segments)));
    }

    boolean isTemporary() {
        return value.startsWith("tmp_");
    }

    boolean isUser() {
        return equals(ROOT) || value.startsWith(USER);
    }

    FilePath parent() {
        int slash = value.lastIndexOf('/');
        return slash < 0 ? ROOT : new FilePath(value.substring(0, slash));
    }

    /** What paths of files in this folder start with. */
    String inside() {
        return value + "/";
    }

    /** As programs write it. */
    public String wire() {
        return SCHEME + value;
    }

    private static String extension(String name) {
        var matcher = EXTENSION.matcher(name);
        return matcher.matches() ? "." + matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static String random() {
        return RandomText.hex(16);
    }
}
