package io.minihost.server.contentcheck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * What can be told of a picture by looking at it, whatever somebody says it is.
 *
 * @param type its media type: PNG, JPEG or GIF
 * @param width in pixels
 * @param height in pixels
 */
public record Picture(String type, int width, int height) {

    /** Larger ones are taken for none: a few bytes can stand for pictures that no memory holds. */
    private static final long PIXELS_MAX = 40_000_000;

    /** Wide and high at most when it is looked at whole. */
    private static final int LOOKED_AT = 256;

    private static final Semaphore LOOKING = new Semaphore(2);

    /** Reads its head alone; empty for what is no picture of these kinds. */
    public static Optional<Picture> read(byte[] bytes) {
        return with(bytes, (reader, picture) -> picture);
    }

    /** Whether its first frame can be shown. */
    public static boolean isShown(byte[] bytes) throws InterruptedException {
        LOOKING.acquire();
        try {
            return with(bytes, Picture::look).orElse(false);
        } finally {
            LOOKING.release();
        }
    }

    private static boolean look(ImageReader reader, Picture picture) throws IOException {
        var step = Math.max(1, Math.max(picture.width(), picture.height()) / LOOKED_AT);
        var small = reader.getDefaultReadParam();
        small.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, small).getWidth() > 0;
    }

    @FunctionalInterface
    private interface Look<T> {
        T at(ImageReader reader, Picture picture) throws IOException;
    }

    private static <T> Optional<T> with(byte[] bytes, Look<T> look) {
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(stream, false, true);
                var type = type(reader.getFormatName());
                if (type.isEmpty()) {
                    return Optional.empty();
                }
                var picture = new Picture(type, reader.getWidth(0), reader.getHeight(0));
                return picture.isHeld() ? Optional.of(look.at(reader, picture)) : Optional.empty();
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // What a stranger has made fails in many ways.
            return Optional.empty();
        }
    }

    private boolean isHeld() {
        return width > 0 && height > 0 && (long) width * height <= PIXELS_MAX;
    }

    private static String type(String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "png" -> "image/png";
            case "jpeg", "jpg" -> "image/jpeg";
            case "gif" -> "image/gif";
            default -> "";
        };
    }
}
