package io.minihost.server.shortcuts.drawing;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A square picture in one ink: for each point how much of it the ink covers. */
final class Drawing {

    private static final int SHADES = 256;
    private static final int OPAQUE = 0xff;
    private static final int STEPS = 15;

    /** The least work that still makes it small. */
    private static final float QUICK = 0.85f;

    private final int width;
    private final byte[] covered;

    Drawing(int width) {
        this.width = width;
        this.covered = new byte[width * width];
    }

    /** Covers a point, from 0 not at all to 1 wholly, in steps that nobody sees and that keep the picture small. */
    void cover(int x, int y, double share) {
        var steps = share <= 0 ? 0 : (int) (Math.min(share, 1) * STEPS + 0.5);
        covered[y * width + x] = (byte) (steps * (OPAQUE / STEPS));
    }

    /** As a PNG; what is not covered is white, or transparent. */
    byte[] png(Ink ink, boolean isTransparent) {
        var image =
                new BufferedImage(width, width, BufferedImage.TYPE_BYTE_INDEXED, isTransparent ? veil(ink) : mix(ink));
        var data = (DataBufferByte) image.getRaster().getDataBuffer();
        System.arraycopy(covered, 0, data.getData(), 0, covered.length);
        var bytes = new ByteArrayOutputStream();
        // Not through a file, as it would be by default.
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var quickly = writer.getDefaultWriteParam();
            quickly.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quickly.setCompressionQuality(QUICK);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), quickly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IndexColorModel mix(Ink ink) {
        var red = new byte[SHADES];
        var green = new byte[SHADES];
        var blue = new byte[SHADES];
        for (var shade = 0; shade < SHADES; shade++) {
            red[shade] = mixed(ink.red(), shade);
            green[shade] = mixed(ink.green(), shade);
            blue[shade] = mixed(ink.blue(), shade);
        }
        return new IndexColorModel(8, SHADES, red, green, blue);
    }

    private static byte mixed(int part, int shade) {
        return (byte) (OPAQUE - (OPAQUE - part) * shade / OPAQUE);
    }

    private static IndexColorModel veil(Ink ink) {
        var colors = new int[SHADES];
        for (var shade = 0; shade < SHADES; shade++) {
            colors[shade] = (shade << 24) | (ink.red() << 16) | (ink.green() << 8) | ink.blue();
        }
        return new IndexColorModel(8, SHADES, colors, 0, true, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    }
}
