package io.minihost.server.merchantapi;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures, and what looks like some. */
final class Pictures {

    private static final int WIDTH_AT = 16;
    private static final int HEAD_END = 29;

    private Pictures() {}

    static byte[] png(int width, int height) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A few bytes that say they are 60,000 by 60,000 pixels. */
    static byte[] bomb() {
        var bytes = png(4, 4);
        for (var at : new int[] {WIDTH_AT, WIDTH_AT + 4}) {
            bytes[at + 2] = (byte) 0xea;
            bytes[at + 3] = 0x60;
        }
        var crc = new CRC32();
        crc.update(bytes, 12, HEAD_END - 12);
        for (var at = 0; at < 4; at++) {
            bytes[HEAD_END + at] = (byte) (crc.getValue() >> (24 - 8 * at));
        }
        return bytes;
    }

    /** As clients send files. */
    static HttpRequest.Builder multipart(URI uri, byte[] file) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("--x1\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a.png\"\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(file);
        body.writeBytes("\r\n--x1--\r\n".getBytes(StandardCharsets.US_ASCII));
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "multipart/form-data; boundary=x1")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    }
}
