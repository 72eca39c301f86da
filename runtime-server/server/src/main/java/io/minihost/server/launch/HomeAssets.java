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

/** Scripts, style and icons of the host's own pages, under an address that changes with their content. */
@Component
class HomeAssets {

    static final String PREFIX = "/_s/";

    private static final int BUILD_DIGITS = 16;
    private static final String BUILT = "minihost/web/shell/";
    private static final String DRAWN = "minihost/pages/icons/";

    private final String build;
    private final Map<String, Asset> byPath = new HashMap<>();
    private final String worker;

    HomeAssets() {
        var contents = new HashMap<String, byte[]>();
        var digest = sha256();
        for (var name : List.of("shell.js", "shell.css", "decoder.js", "shell.js.map", "shell.css.map")) {
            read(BUILT + name).ifPresent(content -> contents.put(name, content));
        }
        for (var name : List.of("icon.svg", "icon-192.png", "icon-512.png", "icon-maskable-512.png")) {
            read(DRAWN + name).ifPresent(content -> contents.put(name, content));
        }
        contents.keySet().stream().sorted().map(contents::get).forEach(digest::update);
        build = HexFormat.of().formatHex(digest.digest()).substring(0, BUILD_DIGITS);
        contents.forEach((name, content) -> byPath.put(build + "/" + name, new Asset(content, type(name))));
        worker = read(BUILT + "sw.js")
                .map(content -> new String(content, java.nio.charset.StandardCharsets.UTF_8))
                .orElse("");
    }

    /** Finds a file by its path below {@link #PREFIX}. */
    Optional<Asset> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** Where the files lie, ending in a slash. */
    String prefix() {
        return PREFIX + build + "/";
    }

    /** Source of the service worker, which lives at an address that never changes. */
    String worker() {
        return worker;
    }

    private static FileType type(String name) {
        if (name.endsWith(".map")) {
            return FileType.JSON;
        }
        if (name.endsWith(".js")) {
            return FileType.SCRIPT;
        }
        return name.endsWith(".css") ? FileType.STYLES : FileType.of(name);
    }

    private static Optional<byte[]> read(String name) {
        var resource = new ClassPathResource(name);
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
