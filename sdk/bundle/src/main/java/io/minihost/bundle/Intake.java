package io.minihost.bundle;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the entries of an archive one by one, and refuses those that no file system should ever see. */
final class Intake {

    private static final Set<String> IGNORED_FOLDERS = Set.of("node_modules", "__MACOSX");
    private static final Set<String> IGNORED_FILES = Set.of("Thumbs.db", "project.private.config.json");

    /** Real programs come to ten or so; every level of every path is remembered. */
    private static final int DEPTH_MAX = 32;

    private final Limits limits;
    private final Problems problems;
    private final Map<String, byte[]> contents = new HashMap<>();
    /** Every path and folder seen, by what a case-insensitive file system takes it for in its folder. */
    private final Map<String, String> folded = new HashMap<>();

    private final Set<String> twins = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private int entries;
    private long bytes;

    Intake(Limits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    /** Whether a path belongs to tools and not to the program; so does everything whose name starts with a dot. */
    static boolean ignored(String path) {
        String[] segments = path.split("/", -1);
        for (String segment : segments) {
            if (segment.startsWith(".") || IGNORED_FOLDERS.contains(segment)) {
                return true;
            }
        }
        return IGNORED_FILES.contains(segments[segments.length - 1]);
    }

    void countEntry() throws BundleRejected {
        if (++entries > limits.entries()) {
            throw Problems.rejected("", "More than " + limits.entries() + " entries");
        }
    }

    void countBytes(long more) throws BundleRejected {
        bytes += more;
        if (bytes > limits.unpackedBytes()) {
            throw Problems.rejected("", "More than " + limits.unpackedBytes() + " bytes unpacked");
        }
    }

    /** Bytes that may still come. */
    long room() {
        return limits.unpackedBytes() - bytes;
    }

    /** Checks a raw path and tells the normal form, or null when it was refused; the problem is noted. */
    @Nullable
    String admit(String raw, boolean folder) {
        String refusal = refusal(raw);
        String path = refusal == null ? normal(raw) : raw;
        if (refusal == null && !folder && path.isEmpty()) {
            refusal = "An entry without a name";
        }
        if (refusal == null && !folder && !names.add(path)) {
            refusal = "The archive has this path twice";
        }
        if (refusal == null) {
            refusal = collision(path, folder);
        }
        if (refusal != null) {
            problems.error(printable(raw), refusal);
            return null;
        }
        return path;
    }

    void put(String path, byte[] content) {
        if (!ignored(path)) {
            contents.put(path, content);
        }
    }

    BundleFiles files() {
        return BundleFiles.of(contents);
    }

    private @Nullable String refusal(String raw) {
        if (raw.getBytes(StandardCharsets.UTF_8).length > limits.pathBytes()) {
            return "The path is longer than " + limits.pathBytes() + " bytes";
        }
        if (raw.codePoints().anyMatch(Intake::unprintable)) {
            return "The path has a control character or is not valid Unicode";
        }
        if (raw.indexOf('\\') >= 0) {
            return "The path has a backslash; archives use forward slashes";
        }
        if (raw.startsWith("/")) {
            return "The path is absolute";
        }
        if (raw.matches("^[A-Za-z]:.*")) {
            return "The path names a drive";
        }
        String path = normal(raw);
        String[] segments = path.split("/", -1);
        if (segments.length > DEPTH_MAX) {
            return "The path is nested deeper than " + DEPTH_MAX + " levels";
        }
        for (String segment : segments) {
            if (segment.equals("..")) {
                return "The path leads out of the archive";
            }
            if (segment.equals(".") || (segment.isEmpty() && !path.isEmpty())) {
                return "The path has an empty or \".\" part";
            }
        }
        return null;
    }

    private static boolean unprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> codePoint == 0xFFFD;
        };
    }

    /** Some tools write {@code ./app.json}; a folder's closing slash says nothing. */
    private static String normal(String raw) {
        String path = raw.startsWith("./") ? raw.substring(2) : raw;
        path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Normalizer.normalize(path, Normalizer.Form.NFC);
    }

    private @Nullable String collision(String path, boolean folder) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String refusal = collides(path.substring(0, slash) + "/");
            if (refusal != null) {
                return refusal;
            }
        }
        return collides(folder ? path + "/" : path);
    }

    /** Folders that differ only in case are two where programs run, so they are two here. */
    private @Nullable String collides(String path) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        int name = bare.lastIndexOf('/') + 1;
        String key = bare.substring(0, name) + folded(bare.substring(name));
        String other = folded.putIfAbsent(key, path);
        if (other == null || other.equals(path)) {
            return null;
        }
        String message = "The path is the same as " + printable(other) + " on many file systems";
        if (!path.endsWith("/") || !other.endsWith("/")) {
            return message;
        }
        if (twins.add(path)) {
            problems.warning(printable(path), message);
        }
        return null;
    }

    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String printable(String raw) {
        StringBuilder text = new StringBuilder();
        raw.codePoints()
                .limit(200)
                .forEach(c -> text.append(unprintable(c) ? String.format("\\u%04x", c) : Character.toString(c)));
        return text.toString();
    }
}
