package io.minihost.compiler;

/** The compiler was closed while it worked. */
public final class CompilationStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CompilationStopped() {
        super("The compiler was closed");
    }
}
