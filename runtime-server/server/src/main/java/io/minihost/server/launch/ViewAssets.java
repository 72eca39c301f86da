package io.minihost.server.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The view that runs in the person's browser, under an address that changes with its content: {@code <build>/view.js}. */
@Component
class ViewAssets {

    private static final String FOLDER = "minihost/web/view/";
    private static final int BUILD_DIGITS = 16;
    private static final Pattern FILE = Pattern.compile("\\.(js|css|map)$");

    private final String build;
    private final Map<String, Asset> byPath = new HashMap<>();

    ViewAssets() {
        var contents = new HashMap<String, byte[]>();
        var digest = sha256();
        for (var file : files()) {
            digest.update(file.getValue());
            contents.put(file.getKey(), file.getValue());
        }
        build = HexFormat.of().formatHex(digest.digest()).substring(0, BUILD_DIGITS);
        contents.forEach((name, content) -> byPath.put(build + "/" + name, new Asset(content, type(name))));
    }

    /** Finds a file by its path below {@code /_v/}. */
    Optional<Asset> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** Where the view's files lie, ending in a slash. */
    String prefix() {
        return "/_v/" + build + "/";
    }

    private static FileType type(String name) {
        if (name.endsWith(".map")) {
            return FileType.JSON;
        }
        return name.endsWith(".css") ? FileType.STYLES : FileType.SCRIPT;
    }

    /** The built files by their paths below the folder, in the order of those: the program itself, its chunks, style, maps. */
    private static List<Map.Entry<String, byte[]>> files() {
        try {
            var found = new TreeMap<String, byte[]>();
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + "**")) {
                var url = resource.getURL().toString();
                if (resource.isReadable() && FILE.matcher(url).find()) {
                    found.put(
                            url.substring(url.lastIndexOf(FOLDER) + FOLDER.length()), resource.getContentAsByteArray());
                }
            }
            return List.copyOf(found.entrySet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
