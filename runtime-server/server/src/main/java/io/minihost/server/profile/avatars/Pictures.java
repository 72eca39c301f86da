package io.minihost.server.profile.avatars;

import io.minihost.server.common.web.Problem;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Makes small square pictures of whatever people send: painted anew, so that nothing but pixels is left of it. How large a picture
 * says it is counts before any of its pixels is read.
 */
final class Pictures {

    private static final int SIDE = 480;
    private static final long PIXELS_MAX = 40_000_000;
    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 20;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /**
     * A JPEG of it.
     *
     * @throws Problem when it is no picture, or one that is too large
     */
    byte[] square(byte[] picture) {
        take();
        try {
            return jpeg(painted(read(picture)));
        } catch (IOException | RuntimeException e) {
            if (e instanceof Problem problem) {
                throw problem;
            }
            throw unreadable();
        } finally {
            turns.release();
        }
    }

    private void take() {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.unavailable("Many pictures are sent right now. Please try again soon.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Problem unreadable() {
        return Problem.unprocessable("This is no JPEG, PNG or GIF.").code("bad_picture");
    }

    /** The square in its middle, with no more pixels than are needed. */
    private static BufferedImage read(byte[] picture) throws IOException {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw unreadable();
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return reader.read(0, middle(reader));
            } finally {
                reader.dispose();
            }
        }
    }

    private static ImageReadParam middle(ImageReader reader) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if (width < 1 || height < 1 || (long) width * height > PIXELS_MAX) {
            throw Problem.unprocessable("This picture has too many pixels.").code("large_picture");
        }
        var side = Math.min(width, height);
        var step = Math.max(1, side / (2 * SIDE));
        var param = reader.getDefaultReadParam();
        param.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }

    private static BufferedImage painted(BufferedImage picture) {
        var side = Math.min(SIDE, picture.getWidth());
        var canvas = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var pen = canvas.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, side, side);
            pen.drawImage(picture, 0, 0, side, side, null);
        } finally {
            pen.dispose();
        }
        return canvas;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, "jpeg", out)) {
            throw new IOException("Every JDK writes JPEG");
        }
        return out.toByteArray();
    }
}
