package io.minihost.server.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;

/** A stream in the middle of which something happens. */
final class Happening extends InputStream {

    private final Event event;

    private Happening(Event event) {
        this.event = event;
    }

    interface Event {
        void happen() throws IOException;
    }

    static InputStream between(byte[] before, Event event, byte[] after) {
        return new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(before), new Happening(event), new ByteArrayInputStream(after))));
    }

    @Override
    public int read() throws IOException {
        event.happen();
        return -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return read();
    }
}
