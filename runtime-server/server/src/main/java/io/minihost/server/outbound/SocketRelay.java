package io.minihost.server.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the library and a server, because the library reads the head of an answer without any bound. Until that has been
 * read it gets so many bytes and no more; a longer head never ends and meets the time-out.
 */
final class SocketRelay implements AutoCloseable {

    /** A head, and what secures the connection before it. */
    static final int BEFORE_OPEN_MAX = 128 * 1024;

    private static final int BUFFER = 4 * 1024;

    private final Socket server = new Socket();
    private final ServerSocket door = new ServerSocket();
    private final CountDownLatch open = new CountDownLatch(1);
    private volatile @Nullable Socket client;

    /**
     * Connects.
     *
     * @throws IOException when there is no connection after the time-out
     */
    SocketRelay(InetSocketAddress address, Duration timeout) throws IOException {
        try {
            server.connect(address, Math.toIntExact(timeout.toMillis()));
            server.setTcpNoDelay(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            door.setSoTimeout(Math.toIntExact(timeout.toMillis()));
        } catch (IOException e) {
            close();
            throw e;
        }
        Thread.ofVirtual().name("socket-relay").start(this::serve);
    }

    /** Where the library connects to, once. */
    InetSocketAddress address() {
        return new InetSocketAddress(door.getInetAddress(), door.getLocalPort());
    }

    /** The head has been read: whatever comes now, the library bounds. */
    void opened() {
        open.countDown();
    }

    private void serve() {
        try (this;
                door;
                Socket own = door.accept()) {
            client = own;
            door.close();
            own.setTcpNoDelay(true);
            Thread up = Thread.ofVirtual().name("socket-relay-up").start(() -> sendOn(own));
            receive(own);
            up.join();
        } catch (IOException e) {
            // The other side learns of it by the end of its connection.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The library hangs up when nothing of the server is awaited any more, which may itself never do so. */
    private void sendOn(Socket own) {
        try (this) {
            own.getInputStream().transferTo(server.getOutputStream());
            server.shutdownOutput();
        } catch (IOException e) {
            // One of the two is closed already.
            return;
        }
    }

    private void receive(Socket own) throws IOException, InterruptedException {
        InputStream answer = server.getInputStream();
        byte[] part = new byte[BUFFER];
        long received = 0;
        for (int read = answer.read(part); read >= 0; read = answer.read(part)) {
            own.getOutputStream().write(part, 0, read);
            received += read;
            if (received > BEFORE_OPEN_MAX) {
                open.await();
            }
        }
        own.shutdownOutput();
    }

    @Override
    public void close() {
        open.countDown();
        close(server);
        close(door);
        close(client);
    }

    private static void close(@Nullable AutoCloseable connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (Exception e) {
            // It is closed then.
            return;
        }
    }
}
