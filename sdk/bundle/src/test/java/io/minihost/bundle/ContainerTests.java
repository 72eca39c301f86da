package io.minihost.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContainerTests {

    private static final int COUNT = 14;
    private static final int FIRST_NAME = 22;

    @Test
    void refusesACutContainer() {
        byte[] container = Program.small().container();
        Refusals.message(Arrays.copyOf(container, 30)).contains("cut off in its index");
        Refusals.message(Arrays.copyOf(container, container.length - 1)).contains("beyond the end");
    }

    @Test
    void refusesACutGzip() {
        byte[] gzip = Program.gzip(Program.small().container());
        Refusals.message(Arrays.copyOf(gzip, gzip.length / 2)).contains("damaged or cut off");
        Refusals.message(Program.gzip(new byte[100])).contains("Neither a zip nor an upload container");
    }

    @Test
    void refusesAGzipBomb() {
        byte[] bomb = Program.small().with("zeros", new byte[20_000_000]).container();
        assertThat(Program.gzip(bomb).length).isLessThan(100_000);
        Refusals.message(Program.gzip(bomb)).contains("unpacks to more than");
    }

    @Test
    void refusesAnIndexThatLies() {
        byte[] container = Program.small().container();
        ByteBuffer.wrap(container).putInt(COUNT, Integer.MAX_VALUE);
        Refusals.of(container);

        container = Program.small().container();
        ByteBuffer.wrap(container).putInt(FIRST_NAME - 4, -1);
        Refusals.message(container).contains("longer than 512 bytes");
    }

    @Test
    void refusesFilesThatOverlap() {
        byte[] container = Program.small().container();
        int offset = FIRST_NAME + "/app.json".length();
        ByteBuffer.wrap(container).putInt(offset, ByteBuffer.wrap(container).getInt(offset) + 3);
        Refusals.message(container).contains("overlaps");
    }

    @Test
    void refusesTraversal() {
        Refusals.message(Program.small().with("../evil.js", "x").container()).contains("leads out of the archive");
        Refusals.message(Program.small().with("/etc/passwd", "x").container()).contains("absolute");
    }
}
