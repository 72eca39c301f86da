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
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The view that runs in the person's browser, under an address that changes with its content: {@code <build>/view.js}. */
@Component
class ViewAssets {

    private static final String FOLDER = "minihost/web/view/";
    private static final int BUILD_DIGITS = 16;

    private final String build;
    private final Map<String, Asset> byPath = new HashMap<>();

    ViewAssets() {
        var contents = new HashMap<String, byte[]>();
        var digest = sha256();
        for (var name : List.of("view.js", "view.css", "view.js.map", "view.css.map")) {
            read(name).ifPresent(content -> {
                digest.update(content);
                contents.put(name, content);
            });
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

    private static Optional<byte[]> read(String name) {
        var resource = new ClassPathResource(FOLDER + name);
        try {
            return resource.exists() ? Optional.of(resource.getContentAsByteArray()) : Optional.empty();
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
