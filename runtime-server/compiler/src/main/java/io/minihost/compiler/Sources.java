package io.minihost.compiler;

import io.minihost.bundle.BundleFiles;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bundle's files with the hash of each, and the cache of what was made of them. */
final class Sources {

    private final BundleFiles files;
    private final CompileCache cache;
    private final Map<String, String> hashes = new HashMap<>();

    Sources(BundleFiles files, CompileCache cache) {
        this.files = files;
        this.cache = cache;
    }

    /** Makes something of a file's text. */
    interface Maker {
        CompiledFile make(String text);
    }

    BundleFiles files() {
        return files;
    }

    /** The hash of a file's content, or empty when there is none. */
    String hash(String path) {
        return hashes.computeIfAbsent(path, name -> {
            byte[] content = files.bytes(name);
            return content == null ? "" : Hashes.sha256(content);
        });
    }

    /**
     * What {@code maker} makes of a file, from the cache if the file and all it read are as they were.
     *
     * @param kind names the maker and whatever its result depends on besides the text
     */
    @Nullable
    CompiledFile compiled(String kind, String path, Maker maker) {
        String text = files.text(path);
        if (text == null) {
            return null;
        }
        String key = Hashes.sha256(
                String.join("\n", CompilerVersion.VALUE, kind, path, hash(path)).getBytes(StandardCharsets.UTF_8));
        CompiledFile known = cache.find(key);
        if (known != null
                && known.read().entrySet().stream()
                        .allMatch(read -> hash(read.getKey()).equals(read.getValue()))) {
            return known;
        }
        CompiledFile made = maker.make(text);
        cache.keep(key, made);
        return made;
    }
}
