package io.minihost.cli.commands;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.minihost.cli.terminal.CommandFailed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Reads QR codes. */
final class QrImage {

    /** What the decoder looks for in photographs misses about one in two hundred codes in drawn images. */
    private static final Map<DecodeHintType, ?> DRAWN = Map.of(DecodeHintType.PURE_BARCODE, true);

    private QrImage() {}

    /** The text in a QR code that was drawn, not photographed. */
    static String read(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        if (image == null) {
            throw new CommandFailed("The host's answer is not an image");
        }
        try {
            BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
            return new QRCodeReader().decode(bitmap, DRAWN).getText();
        } catch (NotFoundException e) {
            throw new CommandFailed("The host's answer is not a QR code", e);
        } catch (ReaderException e) {
            throw new CommandFailed("The host's QR code cannot be read", e);
        }
    }
}
