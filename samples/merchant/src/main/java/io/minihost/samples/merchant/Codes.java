package io.minihost.samples.merchant;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;

/** Codes to be scanned, as addresses that an image shows by themselves. */
public final class Codes {

    private static final int QR_PIXELS = 480;
    private static final int BAR_WIDTH = 380;
    private static final int BAR_HEIGHT = 120;

    private Codes() {}

    public static String qr(String text) {
        return picture(text, BarcodeFormat.QR_CODE, QR_PIXELS, QR_PIXELS);
    }

    /** The bar code of goods, of 13 digits. */
    public static String bars(String digits) {
        return picture(digits, BarcodeFormat.EAN_13, BAR_WIDTH, BAR_HEIGHT);
    }

    private static String picture(String text, BarcodeFormat format, int width, int height) {
        var png = new ByteArrayOutputStream();
        try {
            var matrix = new MultiFormatWriter().encode(text, format, width, height, Map.of(EncodeHintType.MARGIN, 1));
            MatrixToImageWriter.writeToStream(matrix, "PNG", png);
        } catch (WriterException e) {
            throw new IllegalArgumentException("not a text for a code: " + text, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
