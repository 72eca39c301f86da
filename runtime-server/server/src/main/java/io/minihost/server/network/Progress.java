package io.minihost.server.network;

import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.outbound.WatchedStream;
import java.io.InputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells a program now and then how much of a transfer is done, if it wants to know. */
final class Progress {

    private static final long PAUSE_NANOS = 200_000_000;

    private final SessionContext session;
    private final long task;
    private long lastNanos;

    /** @param arguments whose {@code task} is the number under which the program listens; without one nobody does */
    Progress(SessionContext session, JsonNode arguments) {
        this.session = session;
        this.task = Arguments.number(arguments, "task", 0);
    }

    /**
     * The same stream, watched.
     *
     * @param total its length in bytes; negative when nobody knows
     */
    InputStream watch(InputStream stream, long total) {
        return task > 0 && total > 0 ? new Watched(stream, total) : stream;
    }

    private void tell(long done, long total) {
        long now = System.nanoTime();
        if (done < total && now - lastNanos < PAUSE_NANOS) {
            return;
        }
        lastNanos = now;
        session.notice(
                "progress",
                JsonMapper.shared()
                        .createObjectNode()
                        .put("task", task)
                        .put("done", done)
                        .put("total", total));
    }

    private final class Watched extends WatchedStream {

        private final long total;
        private long done;

        Watched(InputStream in, long total) {
            super(in);
            this.total = total;
        }

        @Override
        protected void passed(byte[] bytes, int from, int length) {
            done += length;
            tell(Math.min(done, total), total);
        }
    }
}
