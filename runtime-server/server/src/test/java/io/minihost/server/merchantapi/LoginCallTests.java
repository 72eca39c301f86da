package io.minihost.server.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.identity.PersonId;
import io.minihost.server.login.PhoneCodes;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Logins, session keys and what hangs on them, and those who try with what is not theirs. */
class LoginCallTests extends MerchantTest {

    @Autowired
    PhoneCodes phones;

    private final PersonId bob = new PersonId(UUID.randomUUID());

    @Test
    void knowsPeopleByNamesOfTheirOwn() {
        people.seen(bob, "192.0.2.2");
        var first = login(ann);
        assertThat(first.propertyNames()).containsExactlyInAnyOrder("openid", "session_key", "unionid");
        assertThat(login(ann)).isEqualTo(first);
        assertThat(login(bob).get("openid")).isNotEqualTo(first.get("openid"));
        assertThat(login(bob).get("unionid")).isNotEqualTo(first.get("unionid"));
        var here = bakery;
        bakery = register("Florist");
        var there = login(ann);
        assertThat(there.get("openid")).isNotEqualTo(first.get("openid"));
        assertThat(there.get("session_key")).isNotEqualTo(first.get("session_key"));
        assertThat(there.get("unionid")).isEqualTo(first.get("unionid"));
        bakery = here;
    }

    @Test
    void takesEachCodeOnce() {
        var code = codes.issue(ann, bakery.appId());
        var other = register("Florist");
        assertThat(code(get(loginPath(code)
                        .replace(bakery.appId().value(), other.appId().value())
                        .replace(bakery.secret(), other.secret()))))
                .as("another program's server")
                .isEqualTo(40029);
        assertThat(code(get(loginPath(code).replace(bakery.secret(), other.secret()))))
                .isEqualTo(40125);
        assertThat(code(get(loginPath(code)))).isZero();
        assertThat(code(get(loginPath(code)))).isEqualTo(40163);
        var late = codes.issue(ann, bakery.appId());
        jdbc.sql("update login_code set expires_at = now() where app_id = ? and used_at is null")
                .param(bakery.appId().value())
                .update();
        assertThat(code(get(loginPath(late)))).isEqualTo(40029);
    }

    @Test
    void redeemsACodeForOneOfManyWhoTryAtOnce() throws Exception {
        var code = codes.issue(ann, bakery.appId());
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 12)
                    .<Callable<Integer>>mapToObj(worker -> () -> code(get(loginPath(code))))
                    .toList();
            var outcomes =
                    workers.invokeAll(tries).stream().map(Future::resultNow).toList();
            assertThat(outcomes.stream().filter(outcome -> outcome == 0)).hasSize(1);
            assertThat(outcomes).containsOnly(0, 40163);
        }
    }

    @Test
    void replacesTheSessionKeyAfterThreeDays() {
        var first = login(ann);
        jdbc.sql("update login_session set until = now() where app_id = ?")
                .param(bakery.appId().value())
                .update();
        var check = "/wxa/checksession?access_token=" + token();
        assertThat(code(get(check + signed(first, "")))).isEqualTo(87009);
        var second = login(ann);
        assertThat(second.get("session_key")).isNotEqualTo(first.get("session_key"));
        assertThat(code(get(check + signed(second, "")))).isZero();
    }

    @Test
    void keepsSessionKeysSealed() {
        var key = login(ann).get("session_key").stringValue();
        var rows = jdbc.sql("select encode(sealed, 'escape') || encode(sealed, 'base64') from login_session"
                        + " where app_id = ?")
                .param(bakery.appId().value())
                .query(String.class)
                .list();
        assertThat(rows).hasSize(1).noneMatch(row -> row.contains(key));
    }

    @Test
    void believesOnlyTheKeyOfNow() {
        var login = login(ann);
        var check = "/wxa/checksession?access_token=" + token();
        var openid = login.get("openid").stringValue();
        assertThat(code(get(check + signed(login, "")))).isZero();
        assertThat(code(get(check
                        + signed(login, "").toLowerCase(Locale.ROOT).replaceFirst("openid=.*", "openid=" + openid))))
                .as("hex digits of the other case")
                .isZero();
        assertThat(code(get(check + signed(login, "x")))).isEqualTo(87009);
        assertThat(code(get(check + signed(openid, "")))).isEqualTo(87009);
        assertThat(code(get(check + signed(openid, "0".repeat(64))))).isEqualTo(87009);
        assertThat(code(get(check + signed(login, "").replace("hmac_sha256", "md5"))))
                .isEqualTo(87008);
        assertThat(code(get(check + signed(login, "").replace("openid=", "openid=x"))))
                .isEqualTo(40003);
        var reset = get("/wxa/resetusersessionkey?access_token=" + token() + signed(login, ""));
        assertThat(reset.get("openid").stringValue()).isEqualTo(openid);
        assertThat(code(get(check + signed(login, "")))).isEqualTo(87009);
        assertThat(code(get(check + signed(reset, "")))).isZero();
        assertThat(code(get("/wxa/resetusersessionkey?access_token=" + token() + signed(login, ""))))
                .isEqualTo(87009);
    }

    @Test
    void knowsNobodyByANameOfAnotherProgram() {
        var login = login(ann);
        var florist = register("Florist");
        assertThat(code(get("/wxa/checksession?access_token=" + token(florist) + signed(login, ""))))
                .isEqualTo(40003);
        assertThat(code(post("/wxa/business/getuserencryptkey?access_token=" + token(florist) + signed(login, ""), "")))
                .isEqualTo(40003);
    }

    @Test
    void letsOnePersonLogInAHundredTimesAMinute() {
        var spent = jdbc.sql("select count(*) from rate_bucket where id like 'jscode2session %' || ?")
                .param(ann.toString())
                .query(Integer.class)
                .single();
        assertThat(spent).isZero();
        var outcomes = IntStream.range(0, 300)
                .map(login -> code(login(ann)))
                .takeWhile(outcome -> outcome == 0)
                .count();
        assertThat(outcomes).isBetween(100L, 299L);
        people.seen(bob, "192.0.2.2");
        assertThat(code(login(bob))).isZero();
    }

    @Test
    void tellsAPhoneNumberOnceToWhomItWasGiven() {
        var path = "/wxa/business/getuserphonenumber?access_token=" + token();
        var code = phones.issue(ann, bakery.appId(), new PhoneCodes.Phone("49", "15112345678"));
        var body = "{\"code\":\"%s\"}".formatted(code);
        var florist = register("Florist");
        assertThat(code(post("/wxa/business/getuserphonenumber?access_token=" + token(florist), body)))
                .isEqualTo(40013);
        people.seen(bob, "192.0.2.2");
        var bobs = login(bob).get("openid").stringValue();
        var foreign = "{\"code\":\"%s\",\"openid\":\"%s\"}".formatted(code, bobs);
        assertThat(code(post(path, foreign))).isEqualTo(40003);
        var info = post(path, body).get("phone_info");
        assertThat(info.get("phoneNumber").stringValue()).isEqualTo("+4915112345678");
        assertThat(info.get("purePhoneNumber").stringValue()).isEqualTo("15112345678");
        assertThat(info.get("watermark").get("appid").stringValue())
                .isEqualTo(bakery.appId().value());
        assertThat(code(post(path, body))).isEqualTo(40029);
        assertThat(code(post(path, "{\"code\":"))).isEqualTo(47001);
        assertThat(code(post(path, ""))).isEqualTo(44002);
        var late = phones.issue(ann, bakery.appId(), new PhoneCodes.Phone("86", "13800138000"));
        jdbc.sql("update phone_code set expires_at = now()").update();
        assertThat(code(post(path, "{\"code\":\"%s\"}".formatted(late)))).isEqualTo(40029);
    }

    @Test
    void givesANewKeyEachHourAndRemembersThree() {
        var login = login(ann);
        var path = "/wxa/business/getuserencryptkey?access_token=" + token() + signed(login, "");
        for (var hour = 1; hour <= 5; hour++) {
            var newest = post(path, "").get("key_info_list").get(0);
            assertThat(newest.get("version").intValue()).isEqualTo(hour);
            jdbc.sql("update user_encrypt_key set expires_at = now() where app_id = ?")
                    .param(bakery.appId().value())
                    .update();
        }
        var list = post(path, "").get("key_info_list");
        assertThat(list).hasSize(3);
        assertThat(list.get(1).get("expire_in").intValue()).isZero();
        assertThat(list.get(0).get("version").intValue()).isEqualTo(6);
    }

    @Test
    void keepsValuesOfPeopleAndForgetsThem() {
        var login = login(ann);
        var body = "{\"kv_list\":[{\"key\":\"score\",\"value\":\"12\"},{\"key\":\"level\",\"value\":\"3\"}]}";
        assertThat(code(post(storage("set", login, body), body))).isZero();
        assertThat(code(post(storage("set", login, "{}"), body)))
                .as("another body is signed")
                .isEqualTo(87009);
        var removal = "{\"key\":[\"score\"]}";
        assertThat(code(post(storage("remove", login, removal), removal))).isZero();
        assertThat(values()).containsExactly("level=3");
        for (var bad : List.of(
                "{\"kv_list\":[{\"key\":\"\",\"value\":\"1\"}]}",
                "{\"kv_list\":[{\"key\":\"a\",\"value\":1}]}",
                "{\"kv_list\":[{\"key\":\"a\",\"value\":\"\\u0000\"}]}",
                "{\"kv_list\":[{\"key\":\"a\",\"value\":\"\\ud800\"}]}",
                "{\"kv_list\":[{\"key\":\"a\",\"value\":\"%s\"}]}".formatted("x".repeat(1024)))) {
            assertThat(code(post(storage("set", login, bad), bad))).as(bad).isEqualTo(87016);
        }
        var many = IntStream.range(0, 128)
                .mapToObj("{\"key\":\"k%d\",\"value\":\"v\"}"::formatted)
                .toList();
        var tooMany = "{\"kv_list\":%s}".formatted(many);
        assertThat(code(post(storage("set", login, tooMany), tooMany))).isEqualTo(87017);
        assertThat(values()).containsExactly("level=3");
    }

    /** As if another master key had sealed it. */
    @Test
    void survivesThatEverythingIsSealedAnew() {
        var login = login(ann);
        var stable = "{\"grant_type\":\"client_credential\",\"appid\":\"%s\",\"secret\":\"%s\"}"
                .formatted(bakery.appId(), bakery.secret());
        var before = post("/cgi-bin/stable_token", stable).get("access_token");
        var keys = "/wxa/business/getuserencryptkey?access_token=" + before.stringValue() + signed(login, "");
        var key = post(keys, "").get("key_info_list").get(0).get("encrypt_key");
        var code = phones.issue(ann, bakery.appId(), new PhoneCodes.Phone("86", "13800138000"));
        for (var table : sealedTables()) {
            jdbc.sql("update %s set key_id = 'former' where key_id is not null".formatted(table))
                    .update();
        }
        var left = server().json(server().post("/api/v1/keys/rotate")).get("left");
        assertThat(left.propertyNames()).containsExactlyInAnyOrderElementsOf(sealedTables());
        assertThat(left).allSatisfy(rows -> assertThat(rows.intValue()).isZero());
        assertThat(login(ann)).isEqualTo(login);
        assertThat(post("/cgi-bin/stable_token", stable).get("access_token")).isEqualTo(before);
        assertThat(post(keys, "").get("key_info_list").get(0).get("encrypt_key"))
                .isEqualTo(key);
        assertThat(post("/wxa/business/getuserphonenumber?access_token=" + token(), "{\"code\":\"%s\"}".formatted(code))
                        .has("phone_info"))
                .isTrue();
    }

    /** Whoever adds one sees to it that it outlives the key. */
    private List<String> sealedTables() {
        return jdbc.sql("select table_name from information_schema.columns"
                        + " where column_name = 'key_id' and table_schema = 'public'"
                        + " and table_name not like 'sealed_thing%'")
                .query(String.class)
                .list();
    }

    private String storage(String what, JsonNode login, String text) {
        return "/wxa/%s_user_storage?access_token=%s%s".formatted(what, token(), signed(login, text));
    }

    private List<String> values() {
        return jdbc.sql("select key || '=' || value from user_storage where app_id = ? order by key")
                .param(bakery.appId().value())
                .query(String.class)
                .list();
    }
}
