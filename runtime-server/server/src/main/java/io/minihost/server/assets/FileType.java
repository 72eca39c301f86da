package io.minihost.server.assets;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How a browser is told to treat a file.
 *
 * @param contentType what cannot be shown safely is a stream of octets
 * @param isInline whether it may be shown; everything else is a download
 * @param isText whether compressing is worth it
 */
public record FileType(String contentType, boolean isInline, boolean isText) {

    static final FileType STYLES = new FileType("text/css;charset=utf-8", true, true);
    static final FileType SCRIPT = new FileType("text/javascript;charset=utf-8", true, true);
    static final FileType JSON = new FileType("application/json", true, true);

    private static final FileType UNKNOWN = new FileType("application/octet-stream", false, false);

    private static final Map<String, FileType> BY_EXTENSION = Map.ofEntries(
            media("png", "image/png"),
            media("jpg", "image/jpeg"),
            media("jpeg", "image/jpeg"),
            media("gif", "image/gif"),
            media("webp", "image/webp"),
            media("avif", "image/avif"),
            media("bmp", "image/bmp"),
            media("ico", "image/x-icon"),
            Map.entry("svg", new FileType("image/svg+xml", true, true)),
            media("mp3", "audio/mpeg"),
            media("m4a", "audio/mp4"),
            media("aac", "audio/aac"),
            media("wav", "audio/wav"),
            media("ogg", "audio/ogg"),
            media("oga", "audio/ogg"),
            media("flac", "audio/flac"),
            media("mp4", "video/mp4"),
            media("m4v", "video/mp4"),
            media("mov", "video/quicktime"),
            media("webm", "video/webm"),
            media("woff", "font/woff"),
            media("woff2", "font/woff2"),
            Map.entry("ttf", new FileType("font/ttf", true, true)),
            Map.entry("otf", new FileType("font/otf", true, true)),
            Map.entry("txt", new FileType("text/plain;charset=utf-8", false, true)),
            Map.entry("md", new FileType("text/plain;charset=utf-8", false, true)),
            Map.entry("csv", new FileType("text/csv;charset=utf-8", false, true)),
            Map.entry("pdf", new FileType("application/pdf", false, false)));

    /** What a program is made of, which no browser gets. */
    private static final Set<String> SOURCES =
            Set.of("js", "mjs", "cjs", "ts", "wxs", "wxml", "wxss", "json", "less", "scss", "sass", "map");

    static FileType of(String path) {
        return BY_EXTENSION.getOrDefault(extension(path), UNKNOWN);
    }

    static boolean isSource(String path) {
        return SOURCES.contains(extension(path));
    }

    private static String extension(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static Map.Entry<String, FileType> media(String extension, String contentType) {
        return Map.entry(extension, new FileType(contentType, true, false));
    }
}
