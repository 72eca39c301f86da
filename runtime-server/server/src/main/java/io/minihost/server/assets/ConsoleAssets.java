package io.minihost.server.assets;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** The console's scripts and style, under an address that changes with their content. */
@Component
public class ConsoleAssets {

    static final String PREFIX = "/_c/";

    private final HashedAssets assets = new HashedAssets(BuiltFiles.below("minihost/web/console/"), BuiltFiles::type);

    /** Finds a file by its path below {@link #PREFIX}. */
    Optional<Asset> find(String path) {
        return assets.find(path);
    }

    /** Where the files lie, ending in a slash. */
    public String prefix() {
        return PREFIX + assets.folder();
    }
}
