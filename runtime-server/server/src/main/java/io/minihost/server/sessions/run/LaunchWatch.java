package io.minihost.server.sessions.run;

import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.LogEntry;
import io.minihost.server.sessions.wire.SessionEnd;
import java.util.List;

/** Waits until a program has its first page ready, and tells how that went. Guarded by the session's lock. */
public final class LaunchWatch {

    /** What a session has that is not launched yet. */
    public static final LaunchWatch NOTHING = new LaunchWatch(new Told() {

        @Override
        public void painted(long nanos) {}

        @Override
        public void launched(boolean isFailed, long paintNanos) {}
    });

    /** How the guest says that a page's onReady has run. */
    private static final String READY = "{\"c\":\"ready\"";

    private final Told told;
    private final long since = System.nanoTime();
    private long paintNanos = -1;
    private boolean isFailed;
    private boolean isOver;

    public LaunchWatch(Told told) {
        this.told = told;
    }

    /** Who is told. */
    public interface Told {

        /** There is something to paint for the first time. */
        void painted(long nanos);

        /**
         * It is decided whether the launch has failed, by the program's fault.
         *
         * @param paintNanos what it took until there was something to paint; negative when there was nothing
         */
        void launched(boolean isFailed, long paintNanos);
    }

    /**
     * A turn is over.
     *
     * @param views what the program wants to be painted after it
     */
    public void turned(List<String> views) {
        if (paintNanos < 0 && !views.isEmpty()) {
            paintNanos = System.nanoTime() - since;
            told.painted(paintNanos);
        }
        if (!isOver && views.stream().anyMatch(view -> view.startsWith(READY))) {
            over();
        }
    }

    /** The guest logs something. What it does not catch is its failure, unless that is the host's. */
    public void logged(LogEntry line) {
        if (line.level().equals("error")
                && line.kind().equals("error")
                && line.attribution().equals("program")) {
            isFailed = true;
        }
    }

    /** The visit is over. */
    public void ended(SessionEnd end) {
        if (!isOver && end.code() == SessionEnd.Code.LIMIT && end.attribution() == Attribution.PROGRAM) {
            isFailed = true;
            over();
        }
        isOver = true;
    }

    private void over() {
        isOver = true;
        told.launched(isFailed, paintNanos);
    }
}
