package io.minihost.server.uploadtool;

import io.minihost.server.common.ClientNetwork;
import io.minihost.server.uploadtool.wire.ToolRefusal;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many packages may be on their way in before it is known who sends them: the proof is inside, so each lies on disk first. */
@Component
class UnprovenRoom {

    private static final int OF_ADDRESS = 4;
    private static final int ALL = 32;

    private final Map<String, Integer> underWay = new HashMap<>();
    private int all;

    /** A place for one package. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    synchronized Place enter(String address) {
        var line = ClientNetwork.of(address).line();
        if (all >= ALL || underWay.getOrDefault(line, 0) >= OF_ADDRESS) {
            throw ToolRefusal.busy();
        }
        all++;
        underWay.merge(line, 1, Integer::sum);
        return () -> leave(line);
    }

    private synchronized void leave(String line) {
        all--;
        underWay.computeIfPresent(line, (name, count) -> count > 1 ? count - 1 : null);
    }
}
