package io.minihost.server.programs.compile;

import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import io.minihost.sandbox.runner.compile.CompileHost;
import io.minihost.sandbox.runner.compile.CompileTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compiles in a process of its own, because compilers read strangers' input. */
final class IsolatedCompiler implements ProgramCompiler, AutoCloseable {

    private final CompileHost host;
    private final Limits limits;

    IsolatedCompiler(CompileHost host, Limits limits) {
        this.host = host;
        this.limits = limits;
    }

    @Override
    public Result compile(Path archive, CompileTask task) throws BundleRejected {
        var compilation = host.compile(content(archive), limits, task);
        var compiled = compilation.bundle();
        if (compiled == null) {
            throw new BundleRejected(compilation.problems());
        }
        return new Result(compiled, compilation.problems());
    }

    private static byte[] content(Path archive) {
        try {
            return Files.readAllBytes(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        host.close();
    }
}
