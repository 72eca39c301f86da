package io.minihost.server.programs;

import io.minihost.bundle.Limits;
import io.minihost.server.programs.CompilerMessage.Reply;
import io.minihost.server.programs.CompilerMessage.Request;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/** One child JVM that compiles. It has no environment, and dies with the server. */
final class CompilerProcess {

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;

    private CompilerProcess(Process process) {
        this.process = process;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    }

    static CompilerProcess start(long heapBytes) throws IOException {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapBytes,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-Djava.awt.headless=true",
                "-Dpolyglot.engine.WarnInterpreterOnly=false",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                CompilerMain.class.getName()));
        builder.environment().clear();
        builder.redirectError(Redirect.DISCARD);
        return new CompilerProcess(builder.start());
    }

    /**
     * Has one archive compiled.
     *
     * @throws IOException when the process ends or is killed meanwhile
     */
    Reply compile(Path archive, Limits limits) throws IOException {
        new Request(archive.toAbsolutePath().toString(), limits).write(out);
        return CompilerMessage.read(in, Reply.class);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
    }
}
