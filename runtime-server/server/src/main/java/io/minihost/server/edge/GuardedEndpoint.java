package io.minihost.server.edge;

import io.minihost.server.common.ClientNetwork;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Constants;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's connections with four more rules. A request's head has to be there after a while, however steadily its bytes
 * drip. An answer has to be taken faster than that. And as the server fills up with connections, nobody takes more than a part of what is left. Who sends
 * without a pause waits for others.
 */
final class GuardedEndpoint extends NioEndpoint {

    /** What all WebSockets together may send that send more than a view does. */
    private static final long GREEDY_BYTES_PER_SECOND = 8L * 1024 * 1024;

    private final Pace greedy = new Pace(GREEDY_BYTES_PER_SECOND, GREEDY_BYTES_PER_SECOND / 8);

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        // What is refused here is closed.
        return hasRoom(socket) && super.setSocketOptions(socket);
    }

    private boolean hasRoom(SocketChannel socket) {
        int open = connections.size();
        int max = getMaxConnections();
        if (max < 0 || open < max / 2) {
            return true;
        }
        try {
            if (!(socket.getRemoteAddress() instanceof InetSocketAddress remote)) {
                return true;
            }
            var client = ClientNetwork.of(remote.getAddress().getHostAddress());
            var same = connections.values().stream()
                    .map(SocketWrapperBase::getRemoteAddr)
                    .filter(address -> address != null
                            && ClientNetwork.of(address).network().equals(client.network()))
                    .count();
            return same < Math.max(1, (max - open) / 2);
        } catch (IOException e) {
            return false;
        }
    }

    /** Those with TLS of their own, which a proxy has in our place, are not watched. */
    @Override
    protected NioChannel createChannel(SocketBufferHandler buffers) {
        return isSSLEnabled() ? super.createChannel(buffers) : new WatchedChannel(buffers, greedy);
    }

    /** Closes connections whose clients take what they have asked for more slowly than any network needs. */
    void closeSlow(Duration grace) {
        for (var connection : getConnections()) {
            if (connection.getSocket() instanceof WatchedChannel channel && channel.isTooSlow(grace)) {
                connection.close();
            }
        }
    }

    /** Closes connections on which a head has begun and does not end, or the rest of a body that nobody reads. */
    void closeDripping(Duration headTime, BodyDeadlines bodies) {
        for (var connection : getConnections()) {
            if (bodies.isOver(connection)
                    || (connection.getCurrentProcessor() instanceof AbstractProcessor processor
                            && isDripping(processor, headTime))) {
                connection.close();
            }
        }
    }

    /** A processor stays with its connection where a head is incomplete, and where an answer comes later. */
    private static boolean isDripping(AbstractProcessor processor, Duration headTime) {
        var request = processor.getRequest();
        var stage = request.getRequestProcessor().getStage();
        var start = request.getStartTimeNanos();
        return (stage == Constants.STAGE_PARSE || stage == Constants.STAGE_KEEPALIVE || stage == Constants.STAGE_ENDED)
                && !processor.isAsync()
                && start != -1
                && System.nanoTime() - start > headTime.toNanos();
    }
}
