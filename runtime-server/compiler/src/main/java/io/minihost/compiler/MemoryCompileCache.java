package io.minihost.compiler;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/** A cache in memory that drops what is asked for least. Safe for several threads. */
public final class MemoryCompileCache implements CompileCache {

    private final Cache<String, CompiledFile> files;

    /** Keeps up to so many characters of code. */
    public MemoryCompileCache(long charactersMax) {
        files = Caffeine.newBuilder()
                .maximumWeight(charactersMax)
                .weigher((String key, CompiledFile file) -> weight(file))
                // What is too much goes before anything else is kept, whatever memory there is.
                .executor(Runnable::run)
                .build();
    }

    @Override
    public @Nullable CompiledFile find(String key) {
        return files.getIfPresent(key);
    }

    @Override
    public void keep(String key, CompiledFile result) {
        files.put(key, result);
    }

    private static int weight(CompiledFile file) {
        long needs =
                file.needs().stream().mapToLong(need -> need.length() + 60L).sum();
        long problems = file.problems().stream()
                .mapToLong(problem -> problem.message().length() + 200L)
                .sum();
        return (int) Math.min(Integer.MAX_VALUE, file.code().length() + needs + problems + 200L);
    }
}
