package io.minihost.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class QrImageTests {

    @Test
    void readsTheCodeOfAnyAddress() throws Exception {
        for (int port = 53_000; port < 58_200; port += 7) {
            String address = "http://127.0.0.1:" + port + "/p/wx0123456789abcdef";
            BitMatrix code = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 300, 300);
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            MatrixToImageWriter.writeToStream(code, "PNG", png);
            assertThat(QrImage.read(png.toByteArray())).isEqualTo(address);
        }
    }
}
