package io.minihost.compiler;

import io.minihost.bundle.BundleFiles;
import io.minihost.bundle.Problem;
import io.minihost.compiler.text.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bundle's files with the hash of each, and the cache of what was made of them. */
final class Sources {

    private final BundleFiles files;
    private final CompileCache cache;
    /** Throws when the compilation is to stop. */
    private final Runnable check;
    /** By kind and path; one file may take part in many results, and the cache need not keep it. */
    private final Map<String, CompiledFile> made = new HashMap<>();

    Sources(BundleFiles files, CompileCache cache, Runnable check) {
        this.files = files;
        this.cache = cache;
        this.check = check;
    }

    /** By kind, the largest file in bytes; those of real programs have a tenth of it. */
    private static final Map<String, Integer> BYTES_MAX = Map.of("wxml", 512_000, "wxss", 2_000_000, "wxs", 512_000);

    /** Makes something of a file's text. */
    interface Maker {
        CompiledFile make(String text);
    }

    BundleFiles files() {
        return files;
    }

    /**
     * What {@code maker} makes of a file, from the cache if it made it before.
     *
     * @param kind names the maker and whatever its result depends on besides the text
     */
    @Nullable
    CompiledFile compiled(String kind, String path, Maker maker) {
        check.run();
        String name = kind + "\n" + path;
        CompiledFile known = made.get(name);
        if (known != null) {
            return known;
        }
        byte[] content = files.bytes(path);
        String text = files.text(path);
        if (content == null || text == null) {
            return null;
        }
        CompiledFile tooLarge = tooLarge(kind, path, content.length);
        CompiledFile result = tooLarge != null ? tooLarge : cached(name + "\n" + Hashes.sha256(content), text, maker);
        made.put(name, result);
        return result;
    }

    private static @Nullable CompiledFile tooLarge(String kind, String path, int bytes) {
        int space = kind.indexOf(' ');
        String plain = space < 0 ? kind : kind.substring(0, space);
        int most = BYTES_MAX.getOrDefault(plain, Integer.MAX_VALUE);
        if (bytes <= most) {
            return null;
        }
        String message = "A ." + plain + " file may have at most %,d bytes".formatted(most);
        return new CompiledFile("", List.of(), List.of(Problem.error(path, message)));
    }

    private CompiledFile cached(String name, String text, Maker maker) {
        String key = Hashes.sha256((CompilerVersion.VALUE + "\n" + name).getBytes(StandardCharsets.UTF_8));
        CompiledFile known = cache.find(key);
        if (known != null) {
            return known;
        }
        CompiledFile result = maker.make(text);
        cache.keep(key, result);
        return result;
    }
}
