package io.minihost.server.sessions.run;

import io.minihost.sandbox.LimitExceeded;
import io.minihost.server.common.BudgetExceeded;
import io.minihost.server.common.Lease;

/** What a view has said and its program has not handled yet: bounded, however long the program takes. Used under the session's lock. */
public final class InputBuffer {

    /** Past this the view comes again later; what it says at once is never too much, so that the largest frame gets in. */
    private static final long CHARS_MAX = 4L * 1024 * 1024;

    private final Lease lease;
    private long chars;

    public InputBuffer(Lease lease) {
        this.lease = lease;
    }

    /** @throws LimitExceeded when too much waits already; nothing has changed then */
    void take(Message message) {
        if (message.input() == 0) {
            return;
        }
        if (chars > CHARS_MAX) {
            throw new LimitExceeded("mailbox", "too much that the view has said waits for the program");
        }
        try {
            lease.grow(2L * message.text().length());
        } catch (BudgetExceeded e) {
            throw new LimitExceeded("mailbox", String.valueOf(e.getMessage()));
        }
        chars += message.text().length();
    }

    void give(Message message) {
        if (message.input() > 0) {
            chars -= message.text().length();
            lease.shrink(2L * message.text().length());
        }
    }

    void close() {
        lease.close();
    }
}
