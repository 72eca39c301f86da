package io.minihost.cli.commands;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.minihost.cli.terminal.CommandFailed;
import java.util.Map;

/** Draws QR codes in a terminal: two rows of modules in each line, light ones drawn, as terminals are mostly dark. */
final class QrText {

    private static final int QUIET_MODULES = 2;

    private QrText() {}

    static String of(String text) {
        BitMatrix code = encode(text);
        StringBuilder drawn = new StringBuilder();
        for (int y = 0; y < code.getHeight(); y += 2) {
            for (int x = 0; x < code.getWidth(); x++) {
                drawn.append(block(light(code, x, y), light(code, x, y + 1)));
            }
            drawn.append('\n');
        }
        return drawn.toString();
    }

    private static boolean light(BitMatrix code, int x, int y) {
        return y >= code.getHeight() || !code.get(x, y);
    }

    private static char block(boolean upper, boolean lower) {
        return upper ? lower ? '█' : '▀' : lower ? '▄' : ' ';
    }

    private static BitMatrix encode(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET_MODULES,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.L));
        } catch (WriterException e) {
            throw new CommandFailed("The address is too long for a QR code: " + text, e);
        }
    }
}
