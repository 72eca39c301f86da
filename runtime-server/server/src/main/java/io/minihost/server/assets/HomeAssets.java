package io.minihost.server.assets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Scripts, style and icons of the host's own pages, under an address that changes with their content. */
@Component
public class HomeAssets {

    static final String PREFIX = "/_s/";

    private static final String BUILT = "minihost/web/shell/";
    private static final String DRAWN = "minihost/pages/icons/";

    private final HashedAssets assets;
    private final String worker;

    HomeAssets() {
        var contents = new TreeMap<String, byte[]>();
        for (var name : List.of("shell.js", "shell.css", "decoder.js", "shell.js.map", "shell.css.map")) {
            read(BUILT + name).ifPresent(content -> contents.put(name, content));
        }
        for (var name : List.of("icon.svg", "icon-192.png", "icon-512.png", "icon-maskable-512.png")) {
            read(DRAWN + name).ifPresent(content -> contents.put(name, content));
        }
        assets = new HashedAssets(contents, HomeAssets::type);
        worker = read(BUILT + "sw.js")
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .orElse("");
    }

    /** Finds a file by its path below {@link #PREFIX}. */
    Optional<Asset> find(String path) {
        return assets.find(path);
    }

    /** Where the files lie, ending in a slash. */
    public String prefix() {
        return PREFIX + assets.folder();
    }

    /** Source of the service worker, which lives at an address that never changes. */
    public String worker() {
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
}
