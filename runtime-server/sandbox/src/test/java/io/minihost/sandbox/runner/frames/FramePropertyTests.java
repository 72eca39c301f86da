package io.minihost.sandbox.runner.frames;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.JournalEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever texts and numbers there are, a frame arrives as it was sent, and nothing that arrives is anything but a frame. */
final class FramePropertyTests {

    private static Frame arrived(Frame frame) throws FrameException {
        ByteBuffer bytes = FrameWriter.bytes(frame);
        assertThat(bytes.getInt()).isEqualTo(bytes.remaining());
        byte[] body = new byte[bytes.remaining()];
        bytes.get(body);
        return FrameReader.frame(ByteBuffer.wrap(body));
    }

    /** What UTF-8 cannot say becomes a question mark, once and for all. */
    private static String sayable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Property(tries = 300)
    void turnsArrive(
            @ForAll int guest,
            @ForAll long number,
            @ForAll long at,
            @ForAll boolean timer,
            @ForAll String text,
            @ForAll long nanos)
            throws FrameException {
        String said = sayable(text);
        Frame turned = new Frame.Turned(guest, number, at, timer ? said : null, said, nanos, -nanos);
        assertThat(arrived(turned)).isEqualTo(turned);
    }

    @Property(tries = 300)
    void guestsArrive(
            @ForAll int guest, @ForAll String text, @ForAll long seed, @ForAll @Size(max = 5) List<Long> times)
            throws FrameException {
        String said = sayable(text);
        List<JournalEntry> journal =
                times.stream().map(time -> new JournalEntry(time, said)).toList();
        Frame open = new Frame.Open(guest, said, said, said, said, GuestLimits.DEFAULT, seed, journal);
        assertThat(arrived(open)).isEqualTo(open);
        Frame program = new Frame.Program(said, said, said, Map.of(said, said, said + "2", ""));
        assertThat(arrived(program)).isEqualTo(program);
    }

    @Property(tries = 300)
    void endsArrive(@ForAll int guest, @ForAll GuestEnd.Reason reason, @ForAll boolean limit, @ForAll String text)
            throws FrameException {
        String said = sayable(text);
        Frame ended = new Frame.Ended(guest, new GuestEnd(reason, limit ? said : null, said));
        assertThat(arrived(ended)).isEqualTo(ended);
    }

    @Property(tries = 1000)
    void anyBytesAreAFrameOrARefusal(@ForAll FrameKind kind, @ForAll @Size(max = 64) byte[] bytes) {
        ByteBuffer body = ByteBuffer.allocate(bytes.length + 1).put(kind.code()).put(bytes);
        try {
            Frame frame = FrameReader.frame(body.flip());
            assertThat(arrived(frame)).isEqualTo(frame);
        } catch (FrameException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }
}
