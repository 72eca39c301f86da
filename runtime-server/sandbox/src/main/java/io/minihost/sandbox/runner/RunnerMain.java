package io.minihost.sandbox.runner;

import io.minihost.sandbox.local.LocalGuestHost;
import io.minihost.sandbox.runner.frames.FrameChannel;
import io.minihost.sandbox.runner.frames.FrameKind;
import io.minihost.sandbox.walls.WalledProcess;
import java.io.IOException;
import java.nio.channels.SocketChannel;

/** A runner process. It has one connection, to the server that started it, and ends with it. */
public final class RunnerMain {

    private static final int MAX_FRAME = Integer.MAX_VALUE - 8;

    private RunnerMain() {}

    /** Takes what {@link RunnerCommand} wrote. */
    public static void main(String[] arguments) {
        int status = 1;
        try {
            serve(RunnerCommand.read(arguments));
            status = 0;
        } catch (IOException | RuntimeException | Error e) {
            System.err.println("runner: " + e);
        }
        // Without shutdown hooks or waiting for threads: a guest may hold one for ever.
        Runtime.getRuntime().halt(status);
    }

    private static void serve(RunnerCommand command) throws IOException {
        try (SocketChannel socket = ServerConnection.open(command.socket())) {
            FrameChannel channel = new FrameChannel(socket, FrameKind.Sender.SERVER, MAX_FRAME);
            String prelude = System.getProperty("minihost.prelude");
            RunnerEndpoint station = new RunnerEndpoint(channel);
            try (LocalGuestHost host = prelude == null
                    ? new LocalGuestHost(command.guests(), station)
                    : LocalGuestHost.withPrelude(command.guests(), prelude, station)) {
                // All that is of this host has been loaded, and nothing of a stranger has been read.
                station.serve(host, WalledProcess.shut());
            }
        }
    }
}
