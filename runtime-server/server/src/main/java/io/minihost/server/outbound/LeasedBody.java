package io.minihost.server.outbound;

import io.minihost.server.common.BudgetExceeded;
import io.minihost.server.common.Lease;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Keeps a body in memory, as far as there is room: each part is taken on the lease before it is read. */
final class LeasedBody implements BodyReceiver {

    private static final int PART = 32 * 1024;

    private final Lease lease;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    LeasedBody(Lease lease) {
        this.lease = lease;
    }

    @Override
    public void receive(OutboundResponse head, long length, InputStream body) throws IOException {
        grow(bytes(head));
        byte[] part = new byte[PART];
        while (true) {
            grow(PART);
            int read = body.read(part);
            if (read < 0) {
                return;
            }
            bytes.write(part, 0, read);
            release(PART - read);
        }
    }

    /** Twice as much as is read: a buffer that grows is there twice. */
    private void grow(int more) throws NoRoom {
        try {
            lease.grow(2L * more);
        } catch (BudgetExceeded e) {
            throw new NoRoom(e);
        }
    }

    private void release(int unread) {
        lease.shrink(2L * unread);
    }

    private static int bytes(OutboundResponse head) {
        return head.headers().stream()
                .mapToInt(header -> header.name().length() + header.value().length())
                .sum();
    }

    Content content() {
        return new Content(bytes.toByteArray());
    }

    /** This host has no room for more of the body. */
    static final class NoRoom extends IOException {
        private static final long serialVersionUID = 1L;

        NoRoom(BudgetExceeded cause) {
            super(cause.getMessage(), cause);
        }
    }
}
