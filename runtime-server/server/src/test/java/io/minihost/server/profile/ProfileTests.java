package io.minihost.server.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.Browser;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Phone numbers and pictures, as the host's own pages and sheets treat them. */
class ProfileTests extends ServerTest {

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    @Autowired
    JdbcClient jdbc;

    private final String number = "139" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);

    private Browser member() {
        var browser = new Browser(server().base());
        browser.get("/");
        var joined = browser.post(
                "/_a/sign-up", Map.of("username", "zoe" + UUID.randomUUID(), "password", "correct horse battery"));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        return browser;
    }

    private HttpResponse<String> send(Browser browser) {
        // The minute between two codes is over.
        jdbc.sql("delete from rate_bucket where id like 'phone code soon %'").update();
        return browser.post("/_a/phones/codes", Map.of("countryCode", "+86", "number", " " + number));
    }

    private HttpResponse<String> verify(Browser browser, String code) {
        return browser.post("/_a/phones", Map.of("countryCode", "86", "number", number, "code", code));
    }

    private String code() {
        for (var sms : server().json(server().get("/api/v1/sms?limit=200")).get("items")) {
            var code = CODE.matcher(sms.get("text").stringValue());
            if (sms.get("phone").stringValue().equals("+86" + number) && code.find()) {
                return code.group();
            }
        }
        throw new AssertionError("nothing was sent");
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    void aNumberIsProvedByTheCodeThatWasSentOnce() {
        var zoe = member();
        assertThat(send(zoe).statusCode()).isEqualTo(204);
        var code = code();
        assertThat(Browser.code(verify(zoe, wrong(code)))).isEqualTo("wrong_code");
        assertThat(verify(zoe, " " + code + " ").statusCode()).isEqualTo(200);
        assertThat(Browser.code(verify(zoe, code))).isEqualTo("code_over");
        assertThat(Browser.json(zoe.get("/_a/phones"))).hasSize(1);
        assertThat(jdbc.sql("select count(*) from phone_proof where number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void guessingEndsAfterFiveTries() {
        var zoe = member();
        send(zoe);
        var code = code();
        for (var tries = 0; tries < 5; tries++) {
            assertThat(Browser.code(verify(zoe, wrong(code)))).isEqualTo("wrong_code");
        }
        assertThat(Browser.code(verify(zoe, code))).isEqualTo("code_over");
        send(zoe);
        assertThat(verify(zoe, code()).statusCode()).isEqualTo(200);
    }

    @Test
    void triesAtTheSameTimeCountEachForItself() {
        var zoe = member();
        send(zoe);
        var code = code();
        var refusals = Stream.generate(() -> wrong(code))
                .limit(12)
                .parallel()
                .map(guess -> Browser.code(verify(zoe, guess)))
                .toList();
        assertThat(refusals.stream().filter("wrong_code"::equals)).hasSize(5);
        assertThat(Browser.code(verify(zoe, code))).isEqualTo("code_over");
    }

    @Test
    void aCodeIsOfThePersonItWasSentFor() {
        var zoe = member();
        send(zoe);
        assertThat(Browser.code(verify(member(), code()))).isEqualTo("code_over");
        jdbc.sql("update phone_proof set expires_at = now() where number = ?")
                .param(number)
                .update();
        assertThat(Browser.code(verify(zoe, code()))).isEqualTo("code_over");
    }

    @Test
    void aNumberIsOfWhoeverHasProvedItLast() {
        var zoe = member();
        send(zoe);
        verify(zoe, code());
        var yan = member();
        send(yan);
        var id = Browser.json(verify(yan, code())).get("id").stringValue();
        assertThat(Browser.json(zoe.get("/_a/phones"))).isEmpty();
        assertThat(zoe.send("DELETE", "/_a/phones/" + id, Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(yan.send("DELETE", "/_a/phones/" + id, Map.of()).statusCode())
                .isEqualTo(204);
        assertThat(Browser.json(yan.get("/_a/phones"))).isEmpty();
    }

    @Test
    void nobodyIsFlooded() {
        var zoe = member();
        assertThat(send(zoe).statusCode()).isEqualTo(204);
        var again = zoe.post("/_a/phones/codes", Map.of("countryCode", "86", "number", number));
        assertThat(again.statusCode()).isEqualTo(429);
        for (var sent = 1; sent < 5; sent++) {
            assertThat(send(zoe).statusCode()).isEqualTo(204);
        }
        // Whoever asks, and wherever they are.
        assertThat(send(member()).statusCode()).isEqualTo(429);
        var guest = new Browser(server().base());
        guest.get("/");
        assertThat(send(guest).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "86,1380013800",
        "86,23800138000",
        "0,13800138000",
        "86,１３８００１３８０００",
        "49,12",
        "1,2025550123456789",
        "86,138x0138000"
    })
    void takesNothingThatIsNoNumber(String country, String typed) {
        var refused = member().post("/_a/phones/codes", Map.of("countryCode", country, "number", typed));
        assertThat(Browser.code(refused)).isEqualTo("bad_phone");
    }

    private static byte[] picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /** A JPEG that says where it was taken. */
    private static byte[] withExif(byte[] jpeg) {
        var exif = "Exif\0\0GPS 48.5 9.25".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(jpeg.length + exif.length + 4)
                .put(jpeg, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** A few bytes that say that they are very many pixels. */
    private static byte[] bomb() {
        var png = picture("png", 1, 1);
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        var sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        return png;
    }

    private static HttpResponse<String> upload(Browser browser, byte[] picture) {
        return browser.send(browser.request("/_a/avatar")
                .header("Content-Type", "image/jpeg")
                .PUT(BodyPublishers.ofByteArray(picture)));
    }

    private HttpResponse<byte[]> served(String path) {
        return server().send(server().request(path), BodyHandlers.ofByteArray());
    }

    @Test
    void aPictureIsPaintedAnew() throws IOException {
        var zoe = member();
        var path = Browser.json(upload(zoe, withExif(picture("jpeg", 900, 300))))
                .get("path")
                .stringValue();
        var served = served(path);
        assertThat(served.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(served.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(served.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");
        assertThat(new String(served.body(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "GPS");
        var image = ImageIO.read(new ByteArrayInputStream(served.body()));
        assertThat(image.getWidth()).isEqualTo(300).isEqualTo(image.getHeight());
        var other = Browser.json(upload(zoe, picture("png", 2000, 3000)))
                .get("path")
                .stringValue();
        assertThat(other).isNotEqualTo(path);
        assertThat(served(path).statusCode()).isEqualTo(404);
        assertThat(ImageIO.read(new ByteArrayInputStream(served(other).body())).getWidth())
                .isEqualTo(480);
        assertThat(zoe.send("DELETE", "/_a/avatar", Map.of()).statusCode()).isEqualTo(204);
        assertThat(served(other).statusCode()).isEqualTo(404);
    }

    static Stream<byte[]> hostile() {
        return Stream.of(
                new byte[0],
                bomb(),
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8),
                "<html>GIF89a".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(picture("png", 50, 50), 60));
    }

    @ParameterizedTest
    @MethodSource
    void hostile(byte[] picture) {
        assertThat(upload(member(), picture).statusCode()).isEqualTo(422);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertThat(upload(member(), new byte[9 * 1024 * 1024]).statusCode()).isEqualTo(413);
        var guest = new Browser(server().base());
        guest.get("/");
        assertThat(upload(guest, picture("png", 5, 5)).statusCode()).isEqualTo(401);
        assertThat(served("/_avatar/..%2Fcontent").statusCode()).isIn(400, 404);
    }
}
