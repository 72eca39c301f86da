package io.minihost.server.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.merchantapi.wire.ErrCode;
import io.minihost.server.programs.ProgramSecrets;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** What is refused, how, and how it is found again. */
class RefusalTests extends MerchantTest {

    private static final String RID = ".* rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}";

    @Autowired
    Calls calls;

    @Autowired
    ProgramSecrets secrets;

    /** Each documented error of the calls that are served here. {@code APP}, {@code SECRET} and {@code TOKEN} are right ones. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "GET, /cgi-bin/token, -, 41002",
                "GET, /cgi-bin/token?appid=APP, -, 41004",
                "GET, /cgi-bin/token?appid=APP&secret=SECRET, -, 40002",
                "GET, /cgi-bin/token?appid=APP&secret=SECRET&grant_type=password, -, 40002",
                "GET, /cgi-bin/token?appid=wx0000000000000000&secret=SECRET&grant_type=client_credential, -, 40013",
                "GET, /cgi-bin/token?appid=bakery&secret=SECRET&grant_type=client_credential, -, 40013",
                "GET, /cgi-bin/token?appid=APP&secret=0123&grant_type=client_credential, -, 40125",
                "PUT, /cgi-bin/token?appid=APP&secret=SECRET&grant_type=client_credential, -, 43001",
                "GET, /cgi-bin/stable_token?appid=APP&secret=SECRET&grant_type=client_credential, -, 43002",
                "POST, /cgi-bin/stable_token, {\"appid\":\"APP\"}, 41004",
                "POST, /cgi-bin/stable_token, {\"appid\":, 47001",
                "POST, /cgi-bin/stable_token, -, 41002",
                "GET, /sns/jscode2session, -, 41002",
                "GET, /sns/jscode2session?appid=APP, -, 41004",
                "GET, /sns/jscode2session?appid=APP&secret=SECRET, -, 41008",
                "GET, /sns/jscode2session?appid=APP&secret=SECRET&js_code=x&grant_type=y, -, 40002",
                "GET, /sns/jscode2session?appid=APP&secret=x&js_code=x, -, 40125",
                "GET, /sns/jscode2session?appid=APP&secret=SECRET&js_code=x, -, 40029",
                "GET, /wxa/checksession, -, 41001",
                "GET, /wxa/checksession?access_token=x, -, 40001",
                "GET, /wxa/checksession?access_token=TOKEN, -, 41009",
                "GET, /wxa/checksession?access_token=TOKEN&openid=x, -, 87008",
                "GET, /wxa/checksession?access_token=TOKEN&openid=x&sig_method=hmac_sha256, -, 87009",
                "GET, /wxa/checksession?access_token=TOKEN&openid=x&sig_method=hmac_sha256&signature=00, -, 40003",
                "GET, /wxa/business/getuserphonenumber?access_token=TOKEN, -, 43002",
                "POST, /wxa/business/getuserphonenumber?access_token=TOKEN, -, 44002",
                "POST, /wxa/business/getuserphonenumber?access_token=TOKEN, [], 47001",
                "POST, /wxa/business/getuserphonenumber?access_token=TOKEN, {}, 40029",
                "POST, /wxa/set_user_storage?access_token=TOKEN, {}, 47001",
                "POST, /cgi-bin/clear_quota?access_token=TOKEN, {}, 41002",
                "POST, /cgi-bin/clear_quota?access_token=TOKEN, {\"appid\":\"wx0000000000000000\"}, 40013",
                "POST, /cgi-bin/clear_quota/v2?appid=APP&appsecret=x, -, 40125",
                "POST, /cgi-bin/openapi/quota/get?access_token=TOKEN, {\"cgi_path\":\"/cgi-bin/none\"}, 76021",
                "POST, /cgi-bin/openapi/rid/get?access_token=TOKEN, {}, 76002",
                "POST, /cgi-bin/openapi/rid/get?access_token=TOKEN, {\"rid\":\"x\"}, 76002",
                "POST, /cgi-bin/openapi/rid/get?access_token=TOKEN, {\"rid\":\"00000000-00000000-00000000\"}, 76001",
                "POST, /cgi-bin/message/subscribe/send?access_token=TOKEN, {}, 40003",
                "POST, /cgi-bin/message/wxopen/template/uniform_send?access_token=TOKEN, {}, 48001",
                "POST, /wxa/submit_audit?access_token=TOKEN, {}, 48001",
                "GET, /datacube/getweanalysisappidvisitpage, -, 48001",
                "POST, /tcb/databasequery, {}, 48001",
                "POST, /customservice/kfaccount/inviteworker, {}, 48001",
                "GET, /cgi-bin/ticket/getticket, -, 48001",
                "GET, /cgi-bin/none, -, 40066",
                "GET, /cgi-bin/token/, -, 40066",
                "GET, /cgi-bin/%74oken, -, 40066",
                "GET, /cgi-bin//token, -, 40066",
                "DELETE, /wxa/none, -, 40066",
                "GET, /wxaapi/a%25b, -, 40066",
                "GET, /sns/jscode2session?appid=APP&secret=SECRET&js_code=%00, -, 40097",
                "GET, /sns/jscode2session?appid=APP%27%20or%201=1--&secret=SECRET&js_code=x, -, 40013",
                "GET, /sns/jscode2session?appid=APP&secret=%27%20or%20%27%27=%27&js_code=x, -, 40125",
                "GET, /sns/jscode2session?appid=APP&secret=SECRET&js_code=%27;drop%20table%20person--, -, 40029",
                "GET, /sns/jscode2session?%ff&appid=APP&secret=SECRET&js_code=%ff%25zz, -, 40029",
                "POST, /cgi-bin/openapi/rid/get?access_token=TOKEN, {\"rid\":\"\\u0000\"}, 40097",
            })
    void refusesWithTheDocumentedNumber(String method, String path, String body, int code) {
        var answer = json(send(HttpRequest.newBuilder(server().base().resolve(filled(path)))
                .header("Cookie", "minihost_person=x")
                .header("Origin", "https://evil.example")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "multipart/form-data")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(filled(body)))));
        assertThat(code(answer)).isEqualTo(code);
        assertThat(answer.get("errmsg").stringValue()).matches(RID);
        assertThat(answer).hasSize(2);
    }

    private String filled(String text) {
        return text.replace("APP", bakery.appId().value())
                .replace("SECRET", bakery.secret())
                .replace("TOKEN", text.contains("TOKEN") ? token() : "");
    }

    @Test
    void isAnsweredAsJsonThatNobodyKeeps() {
        var answer = send(HttpRequest.newBuilder(server().base().resolve("/wxa/none")));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_048_577, 3_000_000})
    void refusesHugeBodies(int bytes) {
        var answer = post("/cgi-bin/stable_token", "{\"appid\":\"" + "x".repeat(bytes) + "\"}");
        assertThat(code(answer)).isEqualTo(45002);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[", "{\"a\":", "[[[[[[[[[", "{\"a\":1e999999999}", "\ufeff{}", "null", "{\"a\":\"\\ud800\"}"})
    void survivesMalformedBodies(String start) {
        var body = start.startsWith("[") ? start.repeat(20_000) : start;
        var answer = post("/wxa/business/getuserphonenumber?access_token=" + token(), body);
        assertThat(code(answer)).isIn(47001, 40029);
    }

    @Test
    void isFoundByItsProgramAloneWithoutSecrets() {
        var wrong = get(tokenPath(bakery.appId(), "wrong-secret"));
        var rid = rid(wrong);
        var shown = look(token(), rid);
        assertThat(code(shown)).isZero();
        var request = shown.get("request");
        assertThat(request.get("request_url").stringValue())
                .isEqualTo("/cgi-bin/token?grant_type=client_credential&appid=%s&secret=***".formatted(bakery.appId()));
        assertThat(request.get("response_body").stringValue()).contains("40125");
        assertThat(request.get("client_ip").stringValue()).isEqualTo("127.0.0.1");
        assertThat(code(look(token(register("Florist")), rid))).isEqualTo(76003);
        var path = "/api/v1/programs/" + bakery.appId() + "/server/refusals";
        var listed = server().json(server().get(path)).get("items");
        assertThat(listed.get(0).get("rid").stringValue()).isEqualTo(rid);
        assertThat(server().json(server().get(path + "/" + rid)).get("errcode").intValue())
                .isEqualTo(40125);
        assertThat(server().get(path + "/00000000-00000000-00000000").statusCode())
                .isEqualTo(404);
        assertThat(jdbc.sql("select r::text from merchant_refusal r where app_id = ?")
                        .param(bakery.appId().value())
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains("wrong-secret"));
    }

    private static String rid(JsonNode refused) {
        return refused.get("errmsg").stringValue().replaceFirst(".* rid: ", "");
    }

    private JsonNode look(String token, String rid) {
        return post("/cgi-bin/openapi/rid/get?access_token=" + token, "{\"rid\":\"%s\"}".formatted(rid));
    }

    /** Nobody without the secret uses up what the program's server may do. */
    @Test
    void costsTheProgramNothingWhenStrangersTry() {
        IntStream.range(0, 30).forEach(attempt -> get(tokenPath(bakery.appId(), "guess" + attempt)));
        assertThat(quota(token(), "/cgi-bin/token").get("used").intValue()).isEqualTo(1);
    }

    private JsonNode quota(String token, String path) {
        return post("/cgi-bin/openapi/quota/get?access_token=" + token, "{\"cgi_path\":\"%s\"}".formatted(path))
                .get("quota");
    }

    @Test
    void countsUntilTheQuotaIsUsedUpAndClearsItTenTimesAMonth() {
        var token = token();
        jdbc.sql("update merchant_quota set used = 2000 where app_id = ? and api = '/cgi-bin/token'")
                .param(bakery.appId().value())
                .update();
        // What this node had taken before.
        var outcomes = IntStream.range(0, 25)
                .map(call -> code(get(tokenPath(bakery.appId(), bakery.secret()))))
                .boxed()
                .toList();
        assertThat(outcomes.getLast()).isEqualTo(45009);
        assertThat(outcomes.stream().filter(outcome -> outcome == 0)).hasSize(19);
        var clear = "/cgi-bin/clear_quota?access_token=" + token;
        for (var time = 1; time <= 10; time++) {
            assertThat(code(post(clear, "{\"appid\":\"%s\"}".formatted(bakery.appId()))))
                    .isZero();
            assertThat(code(get(tokenPath(bakery.appId(), bakery.secret())))).isZero();
        }
        assertThat(code(post(clear, "{\"appid\":\"%s\"}".formatted(bakery.appId()))))
                .isEqualTo(48006);
        assertThat(quota(token, "/cgi-bin/clear_quota").get("remain").intValue())
                .isZero();
    }

    /** One path of each kind, whatever else is at the server's root. */
    @Test
    void answersEveryKindOfDocumentedPath() throws IOException {
        var kinds = new ClassPathResource("minihost/merchant-paths.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .collect(Collectors.toMap(
                        path -> path.replaceFirst("^/([^/]+)/.*", "$1"), path -> path, (one, other) -> other));
        assertThat(kinds).hasSizeGreaterThan(10);
        kinds.values().forEach(path -> assertThat(code(post(path, ""))).as(path).isIn(48001, 41001, 41002, 43001));
    }

    /** However many strangers are refused meanwhile. */
    @Test
    void remembersEveryRefusalOfWhoHasProvedItself() {
        IntStream.range(0, 400).forEach(attempt -> get("/wxa/none"));
        var refused = get(loginPath("no-code"));
        assertThat(code(look(token(), rid(refused)))).isZero();
        var count = jdbc.sql("select count(*) from merchant_refusal where path = '/wxa/none' and app_id is null")
                .query(Integer.class)
                .single();
        assertThat(count).isPositive();
    }

    /** The time tells nothing of how much of a secret is right. */
    @Test
    void takesAsLongForEveryWrongSecret() {
        var close = bakery.secret().substring(0, 31) + (bakery.secret().endsWith("0") ? "1" : "0");
        var wrong = "f".repeat(32);
        IntStream.range(0, 50).forEach(warm -> nanos(warm % 2 == 0 ? close : wrong));
        var times = IntStream.range(0, 300)
                .mapToObj(attempt -> new long[] {nanos(close), nanos(wrong)})
                .toList();
        var ratio = median(times.stream().map(pair -> pair[0]))
                / median(times.stream().map(pair -> pair[1]));
        assertThat(ratio).isBetween(0.5, 2.0);
    }

    private long nanos(String secret) {
        var start = System.nanoTime();
        assertThat(secrets.prove(bakery.appId(), secret).orElseThrow().isRight())
                .isFalse();
        return System.nanoTime() - start;
    }

    private static double median(Stream<Long> times) {
        var sorted = times.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    @Test
    void servesOnlyWhatIsDocumented() {
        assertThat(Arrays.stream(ErrCode.values()).map(ErrCode::number)).doesNotHaveDuplicates();
        for (var path : List.of(
                "/cgi-bin/token",
                "/cgi-bin/stable_token",
                "/sns/jscode2session",
                "/wxa/checksession",
                "/wxa/resetusersessionkey",
                "/wxa/business/getuserphonenumber",
                "/wxa/set_user_storage",
                "/wxa/remove_user_storage",
                "/wxa/business/getuserencryptkey",
                "/cgi-bin/clear_quota",
                "/cgi-bin/openapi/quota/get",
                "/cgi-bin/openapi/rid/get")) {
            assertThat(calls.find(path)).as(path).isPresent();
            assertThat(calls.isDocumented(path)).as(path).isTrue();
        }
    }
}
