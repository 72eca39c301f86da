package io.minihost.bundle;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files of a bundle by path: forward slashes, no leading slash, NFC. Immutable. */
public final class BundleFiles {

    private final NavigableMap<String, byte[]> contents;

    private BundleFiles(NavigableMap<String, byte[]> contents) {
        this.contents = contents;
    }

    /** Takes over the arrays, which nobody may change any more. */
    static BundleFiles of(Map<String, byte[]> contents) {
        return new BundleFiles(new TreeMap<>(contents));
    }

    /** A file's path by the name that a program has for it, which may begin with a slash or a dot. */
    public static String path(String name) {
        return Arrays.stream(name.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/"));
    }

    public SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(contents.navigableKeySet());
    }

    public boolean has(String path) {
        return contents.containsKey(path);
    }

    /** Whether there is a file below a folder, which is given without a slash at the end. */
    public boolean hasFolder(String folder) {
        String first = contents.ceilingKey(folder + "/");
        return first != null && first.startsWith(folder + "/");
    }

    /** The length of a file in bytes; 0 when there is none. */
    public int size(String path) {
        byte[] content = contents.get(path);
        return content == null ? 0 : content.length;
    }

    /** A copy of a file's bytes, or null. */
    public byte @Nullable [] bytes(String path) {
        byte[] content = contents.get(path);
        return content == null ? null : content.clone();
    }

    /** A file's text, read as UTF-8 with a byte order mark dropped, or null. */
    public @Nullable String text(String path) {
        byte[] content = contents.get(path);
        if (content == null) {
            return null;
        }
        String text = new String(content, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /**
     * Reads a file without copying it.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public InputStream open(String path) {
        byte[] content = contents.get(path);
        if (content == null) {
            throw new IllegalArgumentException("No file " + path);
        }
        return new ByteArrayInputStream(content);
    }

    /** What lies below a folder (ends with a slash, or is empty for everything), by path relative to it. */
    BundleFiles below(String folder) {
        if (folder.isEmpty()) {
            return this;
        }
        SortedMap<String, byte[]> part = contents.subMap(folder, folder + Character.MAX_VALUE);
        NavigableMap<String, byte[]> relative = new TreeMap<>();
        part.forEach((path, content) -> relative.put(path.substring(folder.length()), content));
        return new BundleFiles(relative);
    }

    /** These files, and of others those that have no namesake here. */
    BundleFiles over(BundleFiles others) {
        NavigableMap<String, byte[]> all = new TreeMap<>(others.contents);
        all.putAll(contents);
        return new BundleFiles(all);
    }

    /** Hex SHA-256 over sorted paths and contents. */
    String hash() {
        MessageDigest digest = sha256();
        contents.forEach((path, content) -> {
            byte[] name = path.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(8)
                    .putInt(name.length)
                    .putInt(content.length)
                    .array());
            digest.update(name);
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
