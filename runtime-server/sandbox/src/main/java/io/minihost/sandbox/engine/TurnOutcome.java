package io.minihost.sandbox.engine;

import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestEnd.Reason;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.LogLine;
import io.minihost.sandbox.Utf8;
import java.util.function.Consumer;
import org.graalvm.polyglot.PolyglotException;

/** What becomes of a guest by what happened in its turn. */
public final class TurnOutcome {

    /** Ends a guest from within its turn. */
    static final class Fatal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient GuestEnd end;

        Fatal(GuestEnd end) {
            super(end.message(), null, false, false);
            this.end = end;
        }
    }

    private TurnOutcome() {}

    /** Runs one message through a guest and returns its outbox. An exception the guest lets out is only logged. */
    public static String run(GuestContext context, String message, GuestLimits limits, Consumer<String> log) {
        try {
            context.dispatch(message);
        } catch (PolyglotException e) {
            if (!isProgramError(e)) {
                throw e;
            }
            log.accept(LogLine.uncaught(String.valueOf(e.getMessage())));
        }
        String outbox = outbox(context, limits);
        if (Utf8.exceeds(outbox, limits.outboxBytes())) {
            throw new Fatal(limit("outboxBytes", limits));
        }
        return outbox;
    }

    /** One text may be too long for a guest, so it may say its outbox in several: all but the last end with a comma. */
    private static String outbox(GuestContext context, GuestLimits limits) {
        String part = flush(context);
        if (!part.endsWith(",")) {
            return part;
        }
        StringBuilder whole = new StringBuilder(part);
        while (part.endsWith(",") && whole.length() <= limits.outboxBytes()) {
            part = flush(context);
            whole.append(part);
        }
        return whole.toString();
    }

    private static String flush(GuestContext context) {
        try {
            return context.flush();
        } catch (PolyglotException e) {
            if (!isProgramError(e)) {
                throw e;
            }
            String why = String.valueOf(e.getMessage());
            throw new Fatal(
                    why.contains("Invalid string length")
                            ? new GuestEnd(Reason.LIMIT, "outboxBytes", "the outbox is too large for one text")
                            : new GuestEnd(Reason.FAILED, null, "flush: " + why));
        }
    }

    /** The end that follows from something thrown out of a turn that nobody stopped. */
    public static GuestEnd endBy(Throwable thrown) {
        if (thrown instanceof Fatal fatal) {
            return fatal.end;
        }
        boolean memory = thrown instanceof OutOfMemoryError
                || (thrown instanceof PolyglotException e && e.isResourceExhausted());
        if (memory) {
            return new GuestEnd(Reason.LIMIT, "liveHeap", "out of memory: " + thrown.getMessage());
        }
        return new GuestEnd(Reason.FAILED, null, String.valueOf(thrown));
    }

    public static GuestEnd limit(String name, GuestLimits limits) {
        String message = switch (name) {
            case "launchCpu" ->
                "the launch took more than " + limits.launchCpu().toMillis() + " ms of CPU time";
            case "turnCpu" -> "one turn took more than " + limits.turnCpu().toMillis() + " ms of CPU time";
            case "turnAllocation" -> "one turn allocated more than " + (limits.turnAllocationMax() >> 20) + " MB";
            case "outboxBytes" -> "one turn said more than " + limits.outboxBytes() + " bytes";
            default -> "over the limit " + name;
        };
        return new GuestEnd(Reason.LIMIT, name, message);
    }

    private static boolean isProgramError(PolyglotException e) {
        return e.isGuestException()
                && !e.isInternalError()
                && !e.isCancelled()
                && !e.isResourceExhausted()
                && !e.isExit();
    }
}
