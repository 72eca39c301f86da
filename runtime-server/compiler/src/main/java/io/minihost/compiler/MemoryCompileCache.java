package io.minihost.compiler;

import java.util.Iterator;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** A cache in memory that drops what was not asked for longest. Safe for several threads. */
public final class MemoryCompileCache implements CompileCache {

    private final LinkedHashMap<String, CompiledFile> files = new LinkedHashMap<>(64, 0.75f, true);
    private final long charactersMax;
    private long characters;

    /** Keeps up to so many characters of code. */
    public MemoryCompileCache(long charactersMax) {
        this.charactersMax = charactersMax;
    }

    @Override
    public synchronized @Nullable CompiledFile find(String key) {
        return files.get(key);
    }

    @Override
    public synchronized void keep(String key, CompiledFile result) {
        CompiledFile before = files.put(key, result);
        characters += weight(result) - (before == null ? 0 : weight(before));
        for (Iterator<CompiledFile> oldest = files.values().iterator();
                characters > charactersMax && oldest.hasNext(); ) {
            characters -= weight(oldest.next());
            oldest.remove();
        }
    }

    private static long weight(CompiledFile file) {
        long needs =
                file.needs().stream().mapToLong(need -> need.length() + 60L).sum();
        long problems = file.problems().stream()
                .mapToLong(problem -> problem.message().length() + 200L)
                .sum();
        return file.code().length() + needs + problems + 200L;
    }
}
