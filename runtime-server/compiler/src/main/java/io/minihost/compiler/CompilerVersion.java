package io.minihost.compiler;

import io.minihost.compiler.text.Hashes;
import io.minihost.compiler.wasm.TemplateCompilerModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Names everything that takes part in compiling and in running what was compiled. */
final class CompilerVersion {

    /** Raised whenever the Java part makes something else of the same input. */
    private static final String OWN = "1";

    /** Changes with the compiler, the template compiler, the npm packages and the guest's core. */
    static final String VALUE = Hashes.sha256(String.join(
                    "\n",
                    OWN,
                    hash(TemplateCompilerModule.class, "TemplateCompilerModule.meta"),
                    hash(CompilerVersion.class, NpmTools.SCRIPT),
                    hash(CompilerVersion.class, NpmTools.FOLDER + "sass.js"),
                    hash(CompilerVersion.class, NpmTools.FOLDER + "less.js"),
                    hash(CompilerVersion.class, "/minihost/web/guest/guest.js"))
            .getBytes(StandardCharsets.UTF_8));

    private CompilerVersion() {}

    private static String hash(Class<?> neighbour, String resource) {
        try (InputStream in = neighbour.getResourceAsStream(resource)) {
            return in == null ? "" : Hashes.sha256(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
