package io.minihost.server.shortcuts.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.server.shortcuts.Scanned;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DrawingTest {

    private static final String SHORT = "https://mini.example.com/s/EAEIYT0xMjNGZ2hK";
    private static final String LONG =
            "https://a-rather-long-name.for-a-host.example.com/s/" + "EAEIYT0xMjNGZ2hKLW5vcA_1".repeat(3) + "abcdef";

    static Stream<Arguments> codes() {
        return IntStream.of(280, 281, 430, 640, 999, 1280)
                .boxed()
                .flatMap(width -> Stream.of(SHORT, LONG).map(text -> Arguments.of(width, text)));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void isReadByAPlainDecoder(int width, String text) {
        var round = new RoundCode(text).png(width, Ink.BLACK, false);
        assertThat(Scanned.text(round)).isEqualTo(text);
        assertThat(Scanned.picture(round).getWidth()).isEqualTo(width);
        assertThat(Scanned.picture(round).getHeight()).isEqualTo(width);
        assertThat(Scanned.text(new RoundCode(text).png(width, new Ink(180, 40, 90), true)))
                .isEqualTo(text);
        assertThat(Scanned.text(new SquareCode(text).png(width))).isEqualTo(text);
    }

    /** As a camera sees it: askew, and not sharp. */
    @Test
    void isReadAskew() {
        for (var degrees : new int[] {7, 38, 90, 141, 233}) {
            var picture = Scanned.picture(new RoundCode(SHORT).png(430, Ink.BLACK, false));
            var turned = new BufferedImage(700, 700, BufferedImage.TYPE_INT_RGB);
            var graphics = turned.createGraphics();
            graphics.fillRect(0, 0, 700, 700);
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            var transform = AffineTransform.getTranslateInstance(135, 135);
            transform.rotate(Math.toRadians(degrees), 215, 215);
            graphics.drawImage(picture, transform, null);
            graphics.dispose();
            assertThat(Scanned.text(turned)).as("%d°", degrees).isEqualTo(SHORT);
        }
    }

    @Test
    void hasAWhiteGroundOrNone() {
        var white = Scanned.picture(new RoundCode(SHORT).png(430, Ink.BLACK, false));
        assertThat(white.getRGB(0, 0)).isEqualTo(0xffffffff);
        var none = Scanned.picture(new RoundCode(SHORT).png(430, Ink.BLACK, true));
        assertThat(none.getRGB(0, 0) >>> 24).isZero();
    }

    @Test
    void takesColoursThatCamerasSee() {
        assertThat(new Ink(180, 40, 90).legible()).isEqualTo(new Ink(180, 40, 90));
        var yellow = new Ink(255, 230, 0).legible();
        assertThat(yellow.isLegible()).isTrue();
        assertThat(yellow.red()).isGreaterThan(yellow.blue());
        assertThat(Scanned.text(new RoundCode(SHORT).png(280, new Ink(255, 255, 255).legible(), false)))
                .isEqualTo(SHORT);
        assertThat(Ink.parse("#0a8")).contains(new Ink(0, 0xaa, 0x88));
        assertThat(Ink.parse("#07c160")).contains(new Ink(7, 0xc1, 0x60));
        assertThat(Ink.parse("red;}")).isEmpty();
        assertThatThrownBy(() -> new Ink(0, 256, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isTheSameEachTime() {
        assertThat(new RoundCode(SHORT).png(430, Ink.BLACK, false))
                .isEqualTo(new RoundCode(SHORT).png(430, Ink.BLACK, false));
        assertThatThrownBy(() -> new RoundCode("x".repeat(5000)).png(430, Ink.BLACK, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Figures for docs/performance.md: {@code -Dminihost.measure=true}. */
    @Test
    @EnabledIfSystemProperty(named = "minihost.measure", matches = "true")
    @SuppressWarnings("SystemOut") // figures for whoever measures
    void measures() {
        for (var width : new int[] {280, 430, 1280}) {
            var times = new long[400];
            for (var i = 0; i < times.length; i++) {
                var start = System.nanoTime();
                new RoundCode(SHORT + i).png(width, Ink.BLACK, false);
                times[i] = System.nanoTime() - start;
            }
            var settled = Arrays.stream(times, 200, times.length).sorted().toArray();
            System.out.printf(
                    "%d px: p50 %.2f ms, p99 %.2f ms%n",
                    width, settled[settled.length / 2] / 1e6, settled[settled.length * 99 / 100] / 1e6);
        }
    }
}
