package io.minihost.sandbox.runner.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.bundle.Limits;
import io.minihost.bundle.Problem;
import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestEnd.Reason;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.JournalEntry;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FrameTests {

    static Stream<Frame> frames() {
        CompiledBundle bundle =
                new CompiledBundle("h", "{}", Map.of("a.js", "(function () {})"), "({})", Map.of("app", ".a {}"));
        return Stream.of(
                new Frame.Program("h", "{}", "({})", Map.of("a.js", "1", "\u4e2d.js", "'\ud83d\ude00'")),
                new Frame.Prepare("h", true),
                new Frame.Prepare("h", false),
                new Frame.Prepared("h"),
                new Frame.Preprocesses(),
                new Frame.Release("h"),
                new Frame.Open(7, "s", "wx1", "dev", "h", GuestLimits.DEFAULT, -3, List.of(new JournalEntry(5, "{}"))),
                new Frame.Open(
                        7,
                        "s",
                        "wx1",
                        "dev",
                        "h",
                        GuestLimits.DEFAULT,
                        -3,
                        List.of(new JournalEntry(5, "{}", List.of("a", "中")))),
                new Frame.Question(7, "[1]"),
                new Frame.Answer(7, "{}"),
                new Frame.Send(7, "{\"t\":\"launch\"}"),
                new Frame.Pause(7),
                new Frame.Resume(7),
                new Frame.Close(7),
                new Frame.Ping(9),
                new Frame.Bye(),
                new Frame.Hello(1, "interpreter", "landlock 7"),
                new Frame.AtWork(7, true),
                new Frame.Started(7),
                new Frame.Turned(7, 1, 2, null, "[]", 3, 4),
                new Frame.Turned(7, 1, 2, "{\"t\":\"timer\",\"id\":1}", "", 3, 4),
                new Frame.Logged(7, "{}"),
                new Frame.Ended(7, new GuestEnd(Reason.LIMIT, "turnCpu", "too long")),
                new Frame.Ended(7, new GuestEnd(Reason.CLOSED, null, "closed")),
                new Frame.Broken("wx1", "s", "does not stop"),
                new Frame.Damaged("a class is lost", true),
                new Frame.Pong(9, 1, 2),
                new Frame.Compile(Limits.DEFAULT, ByteBuffer.wrap(new byte[] {1, 2, 3})),
                new Frame.Compiled(bundle, List.of(Problem.warning("a", "b"))),
                new Frame.Compiled(null, List.of(new Problem("a.js", 3, 4, Problem.Severity.ERROR, "no"))));
    }

    private static ByteBuffer body(Frame frame) {
        ByteBuffer bytes = FrameWriter.bytes(frame);
        assertThat(bytes.getInt()).isEqualTo(bytes.remaining());
        byte[] body = new byte[bytes.remaining()];
        bytes.get(body);
        return ByteBuffer.wrap(body);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void arrivesAsItWasSent(Frame frame) throws FrameException {
        assertThat(FrameReader.frame(body(frame))).isEqualTo(frame);
    }

    @Test
    void coversEveryKind() {
        assertThat(frames().map(FrameKind::of)).contains(FrameKind.values());
    }

    /** A runner in a stranger's hands may send anything: each is a frame or a refusal, never another exception. */
    @ParameterizedTest
    @MethodSource("frames")
    void refusesWhatIsBroken(Frame frame) {
        byte[] good = body(frame).array();
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length) + 1);
            bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            try {
                assertThat(FrameReader.frame(ByteBuffer.wrap(bad))).isNotNull();
            } catch (FrameException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void refusesUnknownKindsAndHugeLengths() {
        assertThatThrownBy(() -> FrameReader.frame(ByteBuffer.wrap(new byte[] {99})))
                .isInstanceOf(FrameException.class)
                .hasMessageContaining("99");
        byte[] huge = {FrameKind.LOGGED.code(), 0, 0, 0, 1, 0x7f, -1, -1, -1};
        assertThatThrownBy(() -> FrameReader.frame(ByteBuffer.wrap(huge))).isInstanceOf(FrameException.class);
    }

    /** Before there is room made for it, and whatever it says of its length. */
    @ParameterizedTest
    @MethodSource("frames")
    void takesFromARunnerOnlyWhatRunnersSay(Frame frame) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        Path path = Files.createTempDirectory("frames").resolve("s");
        try (server) {
            server.bind(UnixDomainSocketAddress.of(path));
            SocketChannel runner = SocketChannel.open(server.getLocalAddress());
            try (FrameChannel channel = new FrameChannel(server.accept(), FrameKind.Sender.RUNNER, 64 << 20);
                    runner) {
                ByteBuffer head = ByteBuffer.allocate(5)
                        .putInt(60 << 20)
                        .put(FrameKind.of(frame).code())
                        .flip();
                runner.write(head);
                assertThatThrownBy(channel::read)
                        .isInstanceOf(FrameException.class)
                        .hasMessageStartingWith(FrameKind.of(frame).name());
            }
        } finally {
            Files.deleteIfExists(path);
            Files.deleteIfExists(path.getParent());
        }
    }
}
