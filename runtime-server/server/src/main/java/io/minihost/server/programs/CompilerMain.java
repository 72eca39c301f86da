package io.minihost.server.programs;

import io.minihost.bundle.BundleRejected;
import io.minihost.server.programs.CompilerMessage.Reply;
import io.minihost.server.programs.CompilerMessage.Request;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The compiler's process: compiles what it is asked to until its input ends, which it does when the server dies. */
final class CompilerMain {

    private final DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    private final DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    private @Nullable Workbench workbench;

    private CompilerMain() {}

    public static void main(String[] args) throws IOException {
        // Whatever a library prints must not end up between the messages.
        System.setOut(System.err);
        new CompilerMain().serve();
    }

    private void serve() throws IOException {
        try {
            while (true) {
                answer(CompilerMessage.read(in, Request.class)).write(out);
            }
        } catch (EOFException e) {
            return;
        }
    }

    private Reply answer(Request request) {
        try {
            if (workbench == null) {
                workbench = new Workbench(request.limits());
            }
            var result = workbench.compile(Path.of(request.archive()));
            return new Reply(result.compiled(), result.problems());
        } catch (BundleRejected e) {
            return new Reply(null, e.problems());
        }
    }
}
