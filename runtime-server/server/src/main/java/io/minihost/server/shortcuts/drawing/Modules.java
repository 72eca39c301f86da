package io.minihost.server.shortcuts.drawing;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** The dark and light modules of a QR code. */
record Modules(ByteMatrix matrix) {

    static Modules of(String text) {
        try {
            var hints = Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
            return new Modules(
                    Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a QR code", e);
        }
    }

    int count() {
        return matrix.getWidth();
    }

    boolean isDark(int x, int y) {
        return matrix.get(x, y) == 1;
    }
}
