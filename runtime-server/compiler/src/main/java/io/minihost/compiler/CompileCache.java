package io.minihost.compiler;

import org.jspecify.annotations.Nullable;

/** Keeps what was made of single files, so that a bundle that changed in one file costs little more than that file. */
public interface CompileCache {

    @Nullable
    CompiledFile find(String key);

    void keep(String key, CompiledFile result);
}
