package io.minihost.server.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.shortcuts.Scanned;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Codes as programs' servers get them, and those who ask for what is none. */
class CodeCallTests extends CodeTest {

    private static final String LIMITED = "/wxa/getwxacode";
    private static final String UNLIMITED = "/wxa/getwxacodeunlimit";
    private static final String SQUARE = "/cgi-bin/wxaapp/createwxaqrcode";

    private String place() {
        return server().base() + "/s/";
    }

    @Test
    void drawsCodesThatLeadToPages() {
        var round = drawn(LIMITED, Map.of("path", "/pages/cake/cake?id=7&from=门口"));
        assertThat(round).startsWith(place());
        assertThat(leads(round))
                .isEqualTo("/p/%s/pages/cake/cake?id=7&from=%%E9%%97%%A8%%E5%%8F%%A3&_scene=1011"
                        .formatted(bakery.appId()));
        var square = drawn(SQUARE, Map.of("path", "pages/cake/cake", "width", 500));
        assertThat(leads(square)).isEqualTo("/p/%s/pages/cake/cake?_scene=1011".formatted(bakery.appId()));
        var unlimited = drawn(UNLIMITED, Map.of("scene", "a=1&b=!'()*~", "page", "pages/cake/cake"));
        assertThat(leads(unlimited))
                .startsWith("/p/%s/pages/cake/cake?scene=a%%3D1%%26b%%3D".formatted(bakery.appId()))
                .endsWith("&_scene=1011");
        assertThat(leads(drawn(UNLIMITED, Map.of("scene", "0"))))
                .isEqualTo("/p/%s?scene=0&_scene=1011".formatted(bakery.appId()));
        assertThat(browse(server().base() + leads(round), "en").statusCode()).isEqualTo(200);
    }

    @Test
    void drawsThemAsAskedFor() {
        var style = new LinkedHashMap<String, Object>(Map.of("scene", "1", "is_hyaline", true, "width", "1280"));
        style.put("line_color", Map.of("r", "200", "g", "30", "b", 90));
        style.put("auto_color", false);
        style.put("page", null);
        var picture = Scanned.picture(raw(UNLIMITED, style).body());
        assertThat(picture.getWidth()).isEqualTo(1280);
        assertThat(picture.getRGB(0, 0) >>> 24).isZero();
        assertThat(drawn(UNLIMITED, style)).startsWith(place());
        var own = Scanned.picture(
                raw(UNLIMITED, Map.of("scene", "1", "auto_color", true)).body());
        assertThat(IntStream.range(0, own.getWidth()).map(x -> own.getRGB(x, own.getHeight() / 2)))
                .as("the colour of the program's bar")
                .contains(0xff8b1a4a);
        var white = Map.of("r", 255, "g", 255, "b", 255);
        assertThat(drawn(UNLIMITED, Map.of("scene", "1", "line_color", white))).startsWith(place());
    }

    @Test
    void makesTheSameCodeOnce() {
        var first = drawn(LIMITED, Map.of("path", "pages/index/index?a=1"));
        assertThat(drawn(LIMITED, Map.of("path", "pages/index/index?a=1", "width", 600)))
                .isEqualTo(first);
        assertThat(drawn(SQUARE, Map.of("path", "pages/index/index?a=1"))).isNotEqualTo(first);
        assertThat(living("CODES")).isEqualTo(2);
        IntStream.range(0, 30).forEach(scene -> drawn(UNLIMITED, Map.of("scene", String.valueOf(scene))));
        assertThat(living("PAGES")).as("codes without limit are no rows").isEqualTo(1);
    }

    @Test
    void countsCodesThatAreMadeAtOnce() throws Exception {
        drawn(LIMITED, Map.of("path", "pages/index/index"));
        living("CODES", 99_999);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(number ->
                            () -> raw(SQUARE, Map.of("path", "pages/index/index?n=" + number))
                                            .headers()
                                            .firstValue("Content-Type")
                                            .orElse("")
                                            .equals("image/png")
                                    ? 0
                                    : 1)
                    .toList();
            assertThat(workers.invokeAll(tries).stream().map(Future::resultNow)).containsOnlyOnce(0);
        }
        assertThat(refused(LIMITED, Map.of("path", "pages/cake/cake"))).isEqualTo(45029);
        assertThat(drawn(LIMITED, Map.of("path", "pages/index/index")))
                .as("made before")
                .startsWith(place());
        living("PAGES", 60_000);
        assertThat(refused(UNLIMITED, Map.of("scene", "1", "page", "any/page", "check_path", false)))
                .isEqualTo(41030);
    }

    private long living(String pool) {
        return jdbc.sql("select living from shortcut_count where app_id = ? and pool = ?")
                .params(bakery.appId().value(), pool)
                .query(Long.class)
                .single();
    }

    private void living(String pool, long many) {
        jdbc.sql("insert into shortcut_count values (?, ?, ?) on conflict (app_id, pool) do update set living = ?")
                .params(bakery.appId().value(), pool, many, many)
                .update();
    }

    @Test
    void refusesUnlimitedCodes() {
        each(
                """
            41030 | {"scene":"1","page":"/pages/cake/cake"}
            41030 | {"scene":"1","page":"pages/cake/cake?a=1"}
            41030 | {"scene":"1","page":"pages/none/none"}
            41030 | {"scene":"1","page":"pages/../../x","check_path":false}
            41030 | {"scene":"1","page":"//evil.example.com/","check_path":false}
            41030 | {"scene":"1","page":"a\\r\\nSet-Cookie: b","check_path":false}
            40169 | {"scene":"123456789012345678901234567890123"}
            40129 | {"scene":""}
            40129 | {}
            40129 | {"scene":"门"}
            40129 | {"scene":"a%3D1"}
            40129 | {"scene":"a b"}
            40169 | ["scene"]
            40169 | {"scene":
            40097 | {"scene":"1","width":100000000}
            40097 | {"scene":"1","width":279}
            40097 | {"scene":"1","width":-430}
            40097 | {"scene":"1","width":"wide"}
            40097 | {"scene":"1","width":{"px":430}}
            40097 | {"scene":"1","line_color":{"r":256,"g":0,"b":0}}
            40097 | {"scene":"1","line_color":"red"}
            40097 | {"scene":"1","env_version":"next"}
            40097 | {"scene":"\\u0000"}
            """,
                (body, code) -> {
                    assertThat(code(post(UNLIMITED + access, body))).isEqualTo(code);
                });
    }

    @Test
    void refusesLimitedCodes() {
        each("""
            40159 | {"path":""}
            40159 | {}
            40159 | path=pages/index/index
            41030 | {"path":"pages/../x"}
            41030 | {"path":"//evil.example.com"}
            41030 | {"path":"a\\\\b"}
            41030 | {"path":"pages/index/index?a=\\r\\nb"}
            40097 | {"path":"pages/index/index","width":1281}
            """, (body, code) -> {
            for (var path : List.of(LIMITED, SQUARE)) {
                assertThat(code(post(path + access, body))).as(path).isEqualTo(code);
            }
        });
    }

    @Test
    void takesPathsOfTheDocumentedLength() {
        assertThat(drawn(LIMITED, Map.of("path", "pages/index/index?" + "a".repeat(1006))))
                .startsWith(place());
        assertThat(refused(LIMITED, Map.of("path", "p".repeat(1025)))).isEqualTo(40159);
        assertThat(refused(LIMITED, Map.of("path", "门".repeat(1024)))).isEqualTo(40159);
        assertThat(refused(SQUARE, Map.of("path", "p".repeat(129)))).isEqualTo(40159);
    }

    /** What is said to be the host's own in a page's parameters does not become so. */
    @Test
    void leadsNowhereElse() {
        var sly = drawn(LIMITED, Map.of("path", "x?a=1&_scene=1089&_version=9&_token=t&b=#%2e\"<>"));
        assertThat(leads(sly)).isEqualTo("/p/%s/x?a=1&b=%%23%%2e%%22%%3C%%3E&_scene=1011".formatted(bakery.appId()));
    }

    @Test
    void doesNotFindWhatIsGuessed() {
        var real = drawn(UNLIMITED, Map.of("scene", "1"));
        var token = real.substring(real.lastIndexOf('/') + 1);
        var other = (token.charAt(5) == 'A' ? "B" : "A");
        for (var guess : List.of(
                token.substring(0, 5) + other + token.substring(6),
                token.substring(0, token.length() - 4) + "AAAA",
                token + "AAAA",
                "A".repeat(12),
                "A".repeat(16),
                "_".repeat(80),
                "E".repeat(5000),
                "x")) {
            var answer = browse(place() + guess, "zh-CN");
            assertThat(answer.statusCode()).as(guess).isEqualTo(404);
        }
        assertThat(browse(place() + "A".repeat(12), "zh-CN").body()).contains("无法识别这个码", "lang=\"zh\"");
        assertThat(browse(place() + "A".repeat(12), "en").body()).contains("does not know this code");
    }

    @Test
    void opensTestVersionsForAMonth() {
        upload("2");
        var develop = Map.of("scene", "1", "page", "pages/cake/cake", "env_version", "develop");
        var code = drawn(UNLIMITED, develop);
        var opened = leads(code);
        assertThat(opened).contains("_version=2&_token=");
        assertThat(browse(server().base() + opened, "en").statusCode()).isEqualTo(200);
        assertThat(refused(UNLIMITED, Map.of("scene", "1", "env_version", "trial")))
                .isEqualTo(41030);
        var path = Map.of("path", "pages/cake/cake", "env_version", "develop");
        var limited = drawn(LIMITED, path);
        assertThat(leads(limited)).contains("_version=2");
        jdbc.sql("update shortcut set expires_at = now() where app_id = ?")
                .param(bakery.appId().value())
                .update();
        var over = browse(limited, "en");
        assertThat(over.statusCode()).isEqualTo(410);
        assertThat(over.body()).contains("has expired", "Bakery");
        assertThat(drawn(LIMITED, path)).as("asked for again").isEqualTo(limited);
        assertThat(leads(limited)).contains("_version=2");
    }

    @Test
    void tellsThatAProgramIsNotReleased() {
        var florist = register("Florist");
        var token = "?access_token=" + token(florist);
        assertThat(code(post(UNLIMITED + token, body(Map.of("scene", "1"))))).isEqualTo(41030);
        var unchecked = raw(UNLIMITED, Map.of("scene", "1", "check_path", false, "page", "soon/there"));
        assertThat(leads(Scanned.text(unchecked.body()))).contains("/soon/there?scene=1");
        assertThat(code(post(UNLIMITED, body(Map.of("scene", "1"))))).isEqualTo(41001);
        assertThat(code(get(UNLIMITED + access))).isEqualTo(43002);
    }
}
