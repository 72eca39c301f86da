package io.minihost.server.uploadtool;

import io.minihost.server.common.web.PublicOrigin;
import io.minihost.server.launch.links.LaunchLink;
import io.minihost.server.launch.links.VersionLinks;
import io.minihost.server.shortcuts.drawing.SquareCode;
import io.minihost.server.uploadtool.wire.ToolRefusal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Codes that open a preview, as the tool prints them or writes them into a file. */
@Component
class PreviewCode {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int WIDTH = 600;
    private static final String UNESCAPED = "-._~!$'()*+,;:@/?%=&[]";

    private final VersionLinks links;
    private final PublicOrigin address;

    PreviewCode(VersionLinks links, PublicOrigin address) {
        this.links = links;
        this.address = address;
    }

    /** A JPEG picture, as the tool expects it. */
    byte[] jpeg(ToolCall call, String version) {
        try {
            return jpeg(new SquareCode(link(call, version)).png(WIDTH));
        } catch (IllegalArgumentException e) {
            throw ToolRefusal.badRequest("that is too much for a code: shorten pagePath or searchQuery");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String link(ToolCall call, String version) {
        var program = call.program();
        var path = call.shortText("path");
        var question = path.indexOf('?');
        var page = question < 0 ? path : path.substring(0, question);
        var query = question < 0 ? "" : path.substring(question + 1);
        return LaunchLink.parse(escaped(page), escaped(query))
                .with(LaunchLink.SCENE, String.valueOf(scene(call)))
                .with(LaunchLink.VERSION, version)
                .with(LaunchLink.TOKEN, links.token(program, version))
                .on(address.origin(call.request()), program);
    }

    /** How the tool wants the person to have come. */
    private static int scene(ToolCall call) {
        try {
            return JSON.readTree(call.shortText("debugLaunchInfo"))
                    .path("scene")
                    .asInt(LaunchLink.SCANNED);
        } catch (JacksonException e) {
            return LaunchLink.SCANNED;
        }
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            var isPlain = c < 128 && (Character.isLetterOrDigit(c) || UNESCAPED.indexOf(c) >= 0);
            escaped.append(isPlain ? Character.toString(c) : percent(c));
        });
        return escaped.toString();
    }

    private static String percent(int character) {
        return URLEncoder.encode(Character.toString(character), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private static byte[] jpeg(byte[] png) throws IOException {
        var drawn = ImageIO.read(new ByteArrayInputStream(png));
        var plain = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_INT_RGB);
        plain.createGraphics().drawImage(drawn, 0, 0, null);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(plain, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
