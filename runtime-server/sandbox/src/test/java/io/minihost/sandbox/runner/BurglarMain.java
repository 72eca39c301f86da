package io.minihost.sandbox.runner;

import io.minihost.sandbox.runner.frames.Frame;
import io.minihost.sandbox.runner.frames.FrameChannel;
import io.minihost.sandbox.runner.frames.FrameKind;
import io.minihost.sandbox.runner.frames.FrameWriter;
import io.minihost.sandbox.walls.Burglar;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Starts like a runner, and tells its server what a burglar could do there. */
public final class BurglarMain {

    private BurglarMain() {}

    public static void main(String[] arguments) throws Exception {
        try (SocketChannel socket = ServerConnection.open(Path.of(arguments[0]))) {
            FrameChannel channel = new FrameChannel(socket, FrameKind.Sender.RUNNER, 1 << 20);
            channel.write(FrameWriter.bytes(new Frame.Logged(0, Burglar.breakIn(arguments))));
        }
        Runtime.getRuntime().halt(0);
    }
}
