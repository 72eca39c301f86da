package io.minihost.sandbox.runner;

import io.minihost.sandbox.walls.WalledProcess;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A child's connection to the server that started it. */
public final class ServerConnection {

    private ServerConnection() {}

    /** Takes the one that a walled process is born with; a process without walls connects to the socket. */
    public static SocketChannel open(Path socket) throws IOException {
        if (!WalledProcess.is()) {
            return SocketChannel.open(UnixDomainSocketAddress.of(socket));
        }
        if (System.inheritedChannel() instanceof SocketChannel inherited) {
            return inherited;
        }
        throw new IOException("the standard input is no connection");
    }
}
