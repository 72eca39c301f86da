package io.minihost.sandbox.runner.compile;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.BundleReader;
import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Problem;
import io.minihost.compiler.BundleCompiler;
import io.minihost.compiler.Compilation;
import io.minihost.compiler.CompileCache;
import io.minihost.compiler.MemoryCompileCache;
import io.minihost.sandbox.runner.RunnerEndpoint;
import io.minihost.sandbox.runner.ServerConnection;
import io.minihost.sandbox.runner.frames.Frame;
import io.minihost.sandbox.runner.frames.FrameChannel;
import io.minihost.sandbox.runner.frames.FrameKind;
import io.minihost.sandbox.runner.frames.FrameWriter;
import io.minihost.sandbox.walls.WalledProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A compiler process: compiles one archive after the other, for as long as its server wants. */
public final class CompilerMain {

    /** A compiled program as the server takes it, which holds it in memory several times over. */
    static final int FRAME_BYTES_MAX = 40 << 20;

    private static final int MAX_FRAME = Integer.MAX_VALUE - 8;
    private static final long CACHED_CHARACTERS_MAX = 32L << 20;

    private CompilerMain() {}

    /** Takes the path of the server's socket. */
    public static void main(String[] arguments) {
        int status = 1;
        try (SocketChannel socket = ServerConnection.open(Path.of(arguments[0]))) {
            serve(new FrameChannel(socket, FrameKind.Sender.SERVER, MAX_FRAME));
            status = 0;
        } catch (IOException | RuntimeException | Error e) {
            System.err.println("compiler: " + e);
        }
        Runtime.getRuntime().halt(status);
    }

    private static void serve(FrameChannel channel) throws IOException {
        CompileCache cache = new MemoryCompileCache(CACHED_CHARACTERS_MAX);
        BundleCompiler compiler = new BundleCompiler();
        try {
            String walls = WalledProcess.shut();
            CompilerWarmUp.of(compiler);
            channel.write(FrameWriter.bytes(new Frame.Hello(RunnerEndpoint.VERSION, "compiler", walls)));
            for (Frame frame = channel.read(); frame instanceof Frame.Compile job; frame = channel.read()) {
                try {
                    answer(channel, compile(channel, compiler, cache, job));
                } catch (RuntimeException | StackOverflowError e) {
                    // Whatever it was in the middle of, the next archive gets a new one.
                    compiler.close();
                    compiler = new BundleCompiler();
                    answer(channel, failed(e));
                }
            }
        } finally {
            compiler.close();
        }
    }

    private static void answer(FrameChannel channel, Frame.Compiled compiled) throws IOException {
        ByteBuffer frame = FrameWriter.bytes(compiled);
        String tooLarge = "Compiled, the program has more than " + FRAME_BYTES_MAX + " bytes";
        channel.write(
                frame.remaining() - Integer.BYTES <= FRAME_BYTES_MAX
                        ? frame
                        : FrameWriter.bytes(new Frame.Compiled(null, List.of(Problem.error("", tooLarge)))));
    }

    private static Frame.Compiled failed(Throwable failure) {
        System.err.println("compiler: " + failure);
        boolean deep = failure instanceof StackOverflowError || failure.getCause() instanceof StackOverflowError;
        String message = deep
                ? "Something is nested too deep to be compiled"
                : "The compiler failed on this bundle: " + failure.getClass().getSimpleName();
        return new Frame.Compiled(null, List.of(Problem.error("", message)));
    }

    private static Frame.Compiled compile(
            FrameChannel channel, BundleCompiler compiler, CompileCache cache, Frame.Compile job) throws IOException {
        byte[] archive = new byte[job.archive().remaining()];
        job.archive().get(archive);
        try {
            Bundle bundle = new BundleReader(job.limits()).read(archive);
            if (BundleCompiler.preprocesses(bundle)) {
                channel.write(FrameWriter.bytes(new Frame.Preprocesses()));
            }
            Compilation made = compiler.compile(bundle, cache);
            List<Problem> problems = Stream.concat(bundle.warnings().stream(), made.problems().stream())
                    .distinct()
                    .toList();
            return new Frame.Compiled(made.bundle(), problems);
        } catch (BundleRejected e) {
            return new Frame.Compiled(null, e.problems());
        }
    }
}
