package io.minihost.server.programs.versions;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.runner.compile.CompileTask;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.programs.compile.ProgramCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The compiler of another release, which makes something of anything. */
final class OtherCompiler implements ProgramCompiler {

    private final String version;
    private final List<String> compiled = new CopyOnWriteArrayList<>();

    OtherCompiler(String version) {
        this.version = version;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Result compile(Path archive, CompileTask task) {
        try {
            var content = HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(archive)));
            compiled.add(content);
            return new Result(new CompiledBundle(hash(content), "{}", Map.of(), "", Map.of()), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often it has compiled a content. */
    long compilations(String content) {
        return compiled.stream().filter(content::equals).count();
    }

    /** Of what it makes of a content. */
    String hash(String content) {
        return HexFormat.of().formatHex(Sha256.of(version + content));
    }
}
