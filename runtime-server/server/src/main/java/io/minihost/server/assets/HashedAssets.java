package io.minihost.server.assets;

import io.minihost.server.common.crypto.Sha256;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Files of ours under an address that changes with their content. */
final class HashedAssets {

    private static final int BUILD_DIGITS = 16;

    private final String build;
    private final Map<String, Asset> byName = new TreeMap<>();

    HashedAssets(SortedMap<String, byte[]> contents, Function<String, FileType> types) {
        var digest = Sha256.digest();
        contents.values().forEach(digest::update);
        build = HexFormat.of().formatHex(digest.digest()).substring(0, BUILD_DIGITS);
        contents.forEach((name, content) -> byName.put(name, new Asset(content, types.apply(name))));
    }

    /** First part of every file's path, ending in a slash. */
    String folder() {
        return build + "/";
    }

    /** Finds a file by its path, which begins with {@link #folder}. */
    Optional<Asset> find(String path) {
        return path.startsWith(folder())
                ? Optional.ofNullable(byName.get(path.substring(folder().length())))
                : Optional.empty();
    }
}
