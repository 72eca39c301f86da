package io.minihost.server.launch.codes;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A QR code of a text. */
record QrCode(String text) {

    private static final int QUIET_MODULES = 2;

    /** A square picture, {@code width} pixels wide. */
    byte[] png(int width) {
        var bytes = new ByteArrayOutputStream();
        try {
            MatrixToImageWriter.writeToStream(matrix(width), "PNG", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Lines of half blocks for a terminal, light on dark. */
    String halfBlocks() {
        var modules = matrix(1);
        var lines = new StringBuilder();
        for (var y = 0; y < modules.getHeight(); y += 2) {
            for (var x = 0; x < modules.getWidth(); x++) {
                var isUpperLight = !modules.get(x, y);
                var isLowerLight = y + 1 >= modules.getHeight() || !modules.get(x, y + 1);
                lines.append(halfBlock(isUpperLight, isLowerLight));
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    private static char halfBlock(boolean isUpperLight, boolean isLowerLight) {
        if (isUpperLight) {
            return isLowerLight ? '█' : '▀';
        }
        return isLowerLight ? '▄' : ' ';
    }

    private BitMatrix matrix(int width) {
        var hints = Map.of(
                EncodeHintType.ERROR_CORRECTION,
                ErrorCorrectionLevel.M,
                EncodeHintType.MARGIN,
                QUIET_MODULES,
                EncodeHintType.CHARACTER_SET,
                "UTF-8");
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, width, width, hints);
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a QR code", e);
        }
    }
}
