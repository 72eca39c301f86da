package io.minihost.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrTextTests {

    private static final int PIXELS = 6;

    @Test
    void isReadByACamera() throws Exception {
        String address = "http://192.168.1.20:8080/p/wx0123456789abcdef/pages/index/index?scene=42";
        List<String> lines = QrText.of(address).lines().toList();
        int width = lines.getFirst().length();
        BufferedImage seen = new BufferedImage(width * PIXELS, lines.size() * 2 * PIXELS, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < seen.getHeight(); y++) {
            for (int x = 0; x < seen.getWidth(); x++) {
                char block = lines.get(y / PIXELS / 2).charAt(x / PIXELS);
                boolean upper = y / PIXELS % 2 == 0;
                boolean light = block == '█' || block == (upper ? '▀' : '▄');
                seen.setRGB(x, y, light ? 0xFFFFFF : 0);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(seen, "PNG", png);
        assertThat(QrImage.read(png.toByteArray())).isEqualTo(address);
    }
}
