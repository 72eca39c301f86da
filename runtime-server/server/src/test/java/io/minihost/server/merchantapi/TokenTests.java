package io.minihost.server.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Access tokens of both kinds. */
class TokenTests extends MerchantTest {

    private static final String PROBE = "/cgi-bin/openapi/quota/get?access_token=";

    private int probe(String token) {
        return code(post(PROBE + token, "{\"cgi_path\":\"/cgi-bin/token\"}"));
    }

    private JsonNode stable(boolean force) {
        return post(
                "/cgi-bin/stable_token",
                "{\"grant_type\":\"client_credential\",\"appid\":\"%s\",\"secret\":\"%s\",\"force_refresh\":%s}"
                        .formatted(bakery.appId(), bakery.secret(), force));
    }

    private static String token(JsonNode answer) {
        return answer.get("access_token").stringValue();
    }

    private void later(String interval) {
        jdbc.sql("update merchant_token set expires_at = expires_at - ?::interval,"
                        + " issued_at = issued_at - ?::interval, handover_ends = handover_ends - ?::interval"
                        + " where app_id = ?")
                .params(interval, interval, interval, bakery.appId().value())
                .update();
    }

    @Test
    void handsOverFromOneToTheNext() {
        var answer = get(tokenPath(bakery.appId(), bakery.secret()));
        assertThat(answer.get("expires_in").intValue()).isEqualTo(7200);
        assertThat(answer.has("errcode")).isFalse();
        var first = token(answer);
        assertThat(first.length()).isLessThanOrEqualTo(512);
        var second = token();
        assertThat(List.of(probe(first), probe(second))).containsOnly(0);
        later("290 seconds");
        assertThat(probe(first)).isZero();
        later("20 seconds");
        assertThat(probe(first)).isEqualTo(40001);
        assertThat(probe(second)).isZero();
        later("2 hours");
        assertThat(probe(second)).isEqualTo(42001);
        assertThat(probe("no-token")).isEqualTo(40001);
        assertThat(code(post(PROBE.replace("access_token=", ""), "{}"))).isEqualTo(41001);
    }

    @Test
    void isNotStored() {
        var plain = token();
        var stable = token(stable(false));
        var rows = jdbc.sql("select t::text from merchant_token t where app_id = ?")
                .param(bakery.appId().value())
                .query(String.class)
                .list();
        assertThat(rows).hasSize(2).noneMatch(row -> row.contains(plain) || row.contains(stable));
    }

    @Test
    void tellsTheSameStableTokenUntilShortlyBeforeItsEnd() {
        var plain = token();
        var first = stable(false);
        assertThat(token(stable(false))).isEqualTo(token(first));
        assertThat(first.get("expires_in").intValue()).isEqualTo(7200);
        later("7000 seconds");
        var second = stable(false);
        assertThat(token(second)).isNotEqualTo(token(first));
        assertThat(second.get("expires_in").intValue()).isEqualTo(7200);
        assertThat(List.of(probe(token(first)), probe(token(second)), probe(plain)))
                .containsOnly(0);
        later("250 seconds");
        assertThat(probe(token(first))).isEqualTo(42001);
        assertThat(probe(plain)).isEqualTo(42001);
    }

    @Test
    void endsALeakedStableTokenAtOnceButNotAgainAndAgain() {
        var first = token(stable(false));
        var second = token(stable(true));
        assertThat(second).isNotEqualTo(first);
        assertThat(probe(first)).isEqualTo(40001);
        assertThat(token(stable(true))).isEqualTo(second);
        later("31 seconds");
        assertThat(token(stable(true))).isNotEqualTo(second);
        assertThat(probe(second)).isEqualTo(40001);
    }

    @Test
    void forcesTwentyTimesADay() {
        stable(false);
        jdbc.sql("insert into merchant_token (hash, app_id, kind, is_forced, issued_at, expires_at, handover_ends)"
                        + " select sha256(hash || n::text::bytea), app_id, kind, true, now(), expires_at, now()"
                        + " from merchant_token, generate_series(1, 20) n where app_id = ?")
                .param(bakery.appId().value())
                .update();
        assertThat(code(stable(true))).isEqualTo(45009);
        assertThat(stable(false).has("access_token")).isTrue();
    }

    /** Many workers of one merchant find that their token is over at the same moment. */
    @Test
    void givesTokensToManyAtOnce() throws Exception {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var plain = IntStream.range(0, 20)
                    .<Callable<String>>mapToObj(worker -> this::token)
                    .toList();
            var stable = IntStream.range(0, 20)
                    .<Callable<String>>mapToObj(worker -> () -> token(stable(false)))
                    .toList();
            var tokens =
                    workers.invokeAll(plain).stream().map(Future::resultNow).toList();
            assertThat(tokens)
                    .doesNotHaveDuplicates()
                    .allSatisfy(token -> assertThat(probe(token)).isZero());
            assertThat(workers.invokeAll(stable).stream().map(Future::resultNow).distinct())
                    .hasSize(1);
            assertThat(jdbc.sql("select count(*) from merchant_token where app_id = ? and handover_ends is null")
                            .param(bakery.appId().value())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
            later("6 minutes");
            assertThat(tokens.stream().filter(token -> probe(token) == 0)).hasSize(1);
        }
    }

    @Test
    void isAskedForByPostAsWell() {
        var body = "secret=%s&appid=%s&grant_type=client_credential".formatted(bakery.secret(), bakery.appId());
        assertThat(post("/cgi-bin/token", body).has("access_token")).isTrue();
        var json = "{\"secret\":\"%s\",\"appid\":\"%s\",\"grant_type\":\"client_credential\"}"
                .formatted(bakery.secret(), bakery.appId());
        assertThat(post("/cgi-bin/token", json).has("access_token")).isTrue();
    }

    @Test
    void knowsTheFormerSecretForAnHour() {
        var renewed = server().json(server().post("/api/v1/programs/" + bakery.appId() + "/secret"));
        var secret = renewed.get("appSecret").stringValue();
        assertThat(secret).isNotEqualTo(bakery.secret()).hasSize(32);
        assertThat(code(get(tokenPath(bakery.appId(), secret)))).isZero();
        assertThat(code(get(tokenPath(bakery.appId(), bakery.secret())))).isZero();
        jdbc.sql("update program set former_secret_until = now() where app_id = ?")
                .param(bakery.appId().value())
                .update();
        assertThat(code(get(tokenPath(bakery.appId(), bakery.secret())))).isEqualTo(40125);
        assertThat(code(get(tokenPath(bakery.appId(), secret)))).isZero();
        assertThat(jdbc.sql("select detail::text from audit_entry where action = 'program.secret' and subject = ?")
                        .param(bakery.appId().value())
                        .query(String.class)
                        .single())
                .doesNotContain(secret, bakery.secret());
        var twice = server().post("/api/v1/programs/" + bakery.appId() + "/secret");
        assertThat(twice.statusCode()).isEqualTo(200);
        assertThat(code(get(tokenPath(bakery.appId(), bakery.secret())))).isEqualTo(40125);
    }

    @Test
    void isGivenOnlyWhereTheListSays() {
        var list = "/api/v1/programs/" + bakery.appId() + "/server/addresses";
        assertThat(put(list, "[\"203.0.113.0/24\",\"2001:db8::1\"]")).isEqualTo(200);
        var refused = get(tokenPath(bakery.appId(), bakery.secret()));
        assertThat(code(refused)).isEqualTo(40164);
        assertThat(refused.get("errmsg").stringValue()).startsWith("invalid ip 127.0.0.1, not in whitelist rid: ");
        assertThat(code(stable(false))).isEqualTo(40164);
        assertThat(code(get(tokenPath(bakery.appId(), "wrong")))).isEqualTo(40125);
        assertThat(put(list, "[\"127.0.0.77/8\"]")).isEqualTo(200);
        assertThat(server().get(list).body()).isEqualTo("{\"addresses\":[\"127.0.0.0/8\"]}");
        assertThat(code(get(tokenPath(bakery.appId(), bakery.secret())))).isZero();
        assertThat(put(list, "[\"everywhere\"]")).isEqualTo(400);
        assertThat(put(list, "[\"1.2.3.4/99\"]")).isEqualTo(400);
        assertThat(put(list, "[\"10.0.0.0/8\"]", "\"old\"")).isEqualTo(412);
        assertThat(put(list, "[]")).isEqualTo(200);
    }

    private int put(String path, String addresses, String... seen) {
        var request = server().request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", seen.length == 0 ? "*" : seen[0])
                .PUT(HttpRequest.BodyPublishers.ofString("{\"addresses\":%s}".formatted(addresses)));
        return server().send(request).statusCode();
    }
}
