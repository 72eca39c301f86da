package io.minihost.server.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.merchantapi.quotas.QuotasCleared;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** Schemes, url links and short links. */
class LinkCallTests extends CodeTest {

    private static final String SCHEME = "/wxa/generatescheme";
    private static final String NFC = "/wxa/generatenfcscheme";
    private static final String URL_LINK = "/wxa/generate_urllink";
    private static final String SHORT_LINK = "/wxa/genwxashortlink";
    private static final Map<String, String> CAKE = Map.of("path", "/pages/cake/cake", "query", "id=7");

    @Autowired
    ApplicationEventPublisher events;

    private JsonNode call(String path, Map<String, ?> fields) {
        return post(path + access, body(fields));
    }

    private String made(String path, Map<String, ?> fields, String name) {
        var answer = call(path, fields);
        assertThat(code(answer)).as(answer.toString()).isZero();
        assertThat(answer.has("errcode")).isTrue();
        return answer.get(name).stringValue();
    }

    private String scheme() {
        return made(SCHEME, Map.of("jump_wxa", CAKE, "expire_type", 1, "expire_interval", 2), "openlink");
    }

    private String urlLink() {
        return made(URL_LINK, CAKE, "url_link");
    }

    private String cake(String query, int scene) {
        return "/p/%s/pages/cake/cake?%s&_scene=%d".formatted(bakery.appId(), query, scene);
    }

    @Test
    void makesLinksThatLeadToPages() {
        assertThat(leads(scheme())).isEqualTo(cake("id=7", 1065));
        var nfc = made(NFC, Map.of("jump_wxa", CAKE, "model_id", "m", "sn", "1"), "openlink");
        assertThat(leads(nfc)).isEqualTo(cake("id=7", 1065));
        assertThat(leads(urlLink())).isEqualTo(cake("id=7", 1194));
        var shortLink = made(SHORT_LINK, Map.of("page_url", "pages/cake/cake?id=7", "page_title", "蛋糕"), "link");
        assertThat(leads(shortLink)).isEqualTo(cake("id=7", 1179));
        assertThat(leads(made(SCHEME, Map.of(), "openlink"))).isEqualTo("/p/%s?_scene=1065".formatted(bakery.appId()));
        assertThat(urlLink()).as("each is one of its own").isNotEqualTo(urlLink());
    }

    @Test
    void takesMoreForThePage() {
        assertThat(leads(urlLink() + "?cq=a%3D1%26b%3D2")).isEqualTo(cake("id=7&a=1&b=2", 1194));
        assertThat(leads(scheme() + "?x=1&cq=a%3D1")).isEqualTo(cake("id=7&a=1", 1065));
        assertThat(leads(urlLink() + "?cq=" + "a".repeat(257))).isEqualTo(cake("id=7", 1194));
        assertThat(leads(urlLink() + "?cq=%0d%0aSet-Cookie")).isEqualTo(cake("id=7", 1194));
        assertThat(leads(urlLink() + "?cq=_scene%3D1089%26_token%3Dx")).isEqualTo(cake("id=7", 1194));
        var asked = call("/wxa/query_urllink", Map.of("url_link", urlLink() + "?cq=a%3D1"));
        assertThat(asked.at("/url_link_info/query").stringValue()).isEqualTo("id=7&a=1");
    }

    @Test
    void tellsWhatALinkIs() {
        var before = Instant.now().getEpochSecond();
        var info = call("/wxa/queryscheme", Map.of("scheme", scheme())).get("scheme_info");
        assertThat(info.get("appid").stringValue()).isEqualTo(bakery.appId().value());
        assertThat(info.get("path").stringValue()).isEqualTo("pages/cake/cake");
        assertThat(info.get("query").stringValue()).isEqualTo("id=7");
        assertThat(info.get("env_version").stringValue()).isEqualTo("release");
        var life = info.get("expire_time").longValue() - info.get("create_time").longValue();
        assertThat(life).isBetween(2 * 86_400L - 1, 2 * 86_400L + 1);
        assertThat(info.get("create_time").longValue()).isGreaterThanOrEqualTo(before);
        var lasting = made(NFC, Map.of("model_id", "m"), "openlink");
        assertThat(call("/wxa/queryscheme", Map.of("scheme", lasting))
                        .at("/scheme_info/expire_time")
                        .longValue())
                .isZero();
        var quota = call("/wxa/query_urllink", Map.of("query_type", 1)).at("/quota_info/remain_visit_quota");
        assertThat(quota.longValue()).isEqualTo(3_000_000);
        leads(urlLink());
        assertThat(call("/wxa/query_urllink", Map.of("query_type", 1))
                        .at("/quota_info/remain_visit_quota")
                        .longValue())
                .isEqualTo(2_999_999);
    }

    @Test
    void knowsNoLinksOfOthers() {
        var link = urlLink();
        var florist = register("Florist");
        var strange = post("/wxa/query_urllink?access_token=" + token(florist), body(Map.of("url_link", link)));
        var unknown = call("/wxa/query_urllink", Map.of("url_link", link.substring(0, link.length() - 3) + "AAA"));
        assertThat(List.of(code(strange), code(unknown))).containsOnly(40097);
        assertThat(code(call("/wxa/queryscheme", Map.of("scheme", link))))
                .as("no scheme")
                .isEqualTo(40097);
        assertThat(code(call("/wxa/query_urllink", Map.of()))).isEqualTo(40097);
        assertThat(code(call("/wxa/query_urllink", Map.of("url_link", "x".repeat(4000)))))
                .isEqualTo(40097);
    }

    @Test
    void endsWhenItIsSaidTo() {
        var soon = Instant.now().plus(Duration.ofHours(1)).getEpochSecond();
        var link = made(URL_LINK, Map.of("expire_type", 0, "expire_time", soon), "url_link");
        leads(link);
        jdbc.sql("update shortcut set expires_at = now() - interval '1 second' where app_id = ?")
                .param(bakery.appId().value())
                .update();
        var over = browse(link, "zh-CN");
        assertThat(over.statusCode()).isEqualTo(410);
        assertThat(over.body()).contains("已过期", "Bakery");
        for (var time :
                List.of(1L, soon - 7200, Instant.now().plus(Duration.ofDays(31)).getEpochSecond())) {
            assertThat(code(call(URL_LINK, Map.of("expire_type", 0, "expire_time", time))))
                    .isEqualTo(85401);
        }
        for (var days : List.of(0, 31, -1)) {
            assertThat(code(call(SCHEME, Map.of("expire_type", 1, "expire_interval", days))))
                    .isEqualTo(85401);
        }
    }

    @Test
    void refusesPagesThatAreNotThere() {
        each("""
            40165 | {"path":"pages/none/none"}
            40165 | {"path":"pages/cake/cake?id=7"}
            40165 | {"path":"../../etc"}
            40212 | {"query":"a b"}
            40212 | {"query":"<script>"}
            40212 | {"query":"a=\\r\\n"}
            85402 | {"env_version":"next"}
            85079 | {"env_version":"trial"}
            40097 | {"path":{"a":1}}
            """, (jump, code) -> {
            assertThat(code(post(SCHEME + access, "{\"jump_wxa\":" + jump + "}")))
                    .isEqualTo(code);
            assertThat(code(post(NFC + access, "{\"model_id\":\"m\",\"jump_wxa\":" + jump + "}")))
                    .isEqualTo(code);
            assertThat(code(post(URL_LINK + access, jump))).isEqualTo(code);
        });
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(code(call(URL_LINK, Map.of("query", "a".repeat(1025))))).isEqualTo(40212);
        assertThat(code(call(URL_LINK, Map.of("cloud_base", Map.of("env", "e")))))
                .isEqualTo(48001);
        assertThat(code(call(SCHEME, Map.of("jump_wxa", "pages/cake/cake")))).isEqualTo(40097);
        assertThat(code(post(SCHEME + access, "{"))).isEqualTo(47001);
        assertThat(code(call(NFC, Map.of("jump_wxa", CAKE)))).isEqualTo(9800003);
        assertThat(code(call(SHORT_LINK, Map.of("page_url", "pages/none/none"))))
                .isEqualTo(40066);
        assertThat(code(call(SHORT_LINK, Map.of("page_url", "")))).isEqualTo(40066);
        assertThat(code(call(SHORT_LINK, Map.of("page_url", "pages/cake/cake", "page_title", "a\tb"))))
                .isEqualTo(40225);
        var florist = register("Florist");
        assertThat(code(post(SCHEME + "?access_token=" + token(florist), "{\"jump_wxa\":{}}")))
                .isEqualTo(85079);
    }

    @Test
    void hasLimits() {
        var lasting = Map.of("page_url", "pages/cake/cake", "is_permanent", true);
        made(SHORT_LINK, lasting, "link");
        jdbc.sql("update shortcut_count set living = 100000 where app_id = ?")
                .param(bakery.appId().value())
                .update();
        assertThat(code(call(SHORT_LINK, lasting))).isEqualTo(85400);
        assertThat(code(call(NFC, Map.of("model_id", "m")))).isEqualTo(85400);
        var link = urlLink();
        used("/wxa/generatescheme", 500_000);
        assertThat(code(call(URL_LINK, CAKE))).isEqualTo(44993);
        assertThat(code(call(SCHEME, Map.of()))).isEqualTo(44993);
        var quota =
                call("/cgi-bin/openapi/quota/get", Map.of("cgi_path", URL_LINK)).get("quota");
        assertThat(quota.get("daily_limit").longValue()).isEqualTo(500_000);
        assertThat(quota.get("remain").longValue()).isZero();
        used("visits by links", 3_000_000);
        var tired = browse(link, "en");
        assertThat(tired.statusCode()).isEqualTo(429);
        assertThat(tired.body()).contains("Too many people", "Bakery");
    }

    /** As if other nodes had used so much. */
    private void used(String account, long times) {
        jdbc.sql("insert into merchant_quota (app_id, api, unit, since, used)"
                        + " values (?, ?, 'DAY', date_trunc('day', now() at time zone 'UTC') at time zone 'UTC', ?)"
                        + " on conflict (app_id, api, unit, since) do update set used = excluded.used")
                .params(bakery.appId().value(), account, times)
                .update();
        events.publishEvent(new QuotasCleared(bakery.appId()));
    }

    @Test
    void countsPeopleOnly() {
        var link = URI.create(urlLink());
        var robot = HttpRequest.newBuilder(link).header("User-Agent", "facebookexternalhit/1.1");
        var look = HttpRequest.newBuilder(link)
                .header("User-Agent", "Mozilla/5.0")
                .method("HEAD", BodyPublishers.noBody());
        for (var request : List.of(robot, look)) {
            assertThat(server().send(request).statusCode()).isEqualTo(302);
        }
        var left = call("/wxa/query_urllink", Map.of("query_type", 1)).at("/quota_info/remain_visit_quota");
        assertThat(left.longValue()).isEqualTo(3_000_000);
    }
}
