package io.minihost.server.accounts.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.minihost.server.ServerTest;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.accounts.Browser;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.People;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A second thing beside the password, as browsers meet it. */
class SecondFactorTests extends ServerTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MasterKey master;

    @Autowired
    People people;

    private final String name = "tom" + UUID.randomUUID().toString().substring(0, 8);
    private List<String> recoveryCodes = List.of();

    private Browser signUp() {
        Browser browser = browser();
        HttpResponse<String> joined = browser.post("/_a/sign-up", Map.of("username", name, "password", PASSWORD));
        recoveryCodes = Browser.json(joined)
                .get("recoveryCodes")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
        return browser;
    }

    private Browser browser() {
        Browser browser = new Browser(server().base());
        browser.get("/");
        return browser;
    }

    private UUID person() {
        return jdbc.sql("select person_id from account where username = ?")
                .param(name)
                .query(UUID.class)
                .single();
    }

    private HttpResponse<String> signIn(Browser browser, String... code) {
        var body = new HashMap<>(Map.of("username", name, "password", PASSWORD));
        if (code.length > 0) {
            body.put("code", code[0]);
        }
        return browser.post("/_a/sign-in", body);
    }

    /** As an app makes it that knows the secret, which counts as if it had not been used. */
    private String code(boolean isConfirmed) {
        jdbc.sql("update authenticator set used_step = 0 where person_id = ?")
                .param(person())
                .update();
        byte[] sealed = jdbc.sql("select sealed from authenticator where person_id = ? and is_confirmed = ?")
                .params(person(), isConfirmed)
                .query(byte[].class)
                .single();
        byte[] secret = master.box(Authenticators.PURPOSE).open(sealed, person().toString());
        return Totp.code(secret, Instant.now().getEpochSecond() / 30);
    }

    private static String wrong(String code) {
        return (code.charAt(0) == '0' ? "1" : "0") + code.substring(1);
    }

    private Browser withCodes() {
        Browser browser = signUp();
        assertThat(browser.post("/_a/second-factor", Map.of()).statusCode()).isEqualTo(200);
        assertThat(browser.post("/_a/second-factor/confirm", Map.of("code", code(false)))
                        .statusCode())
                .isEqualTo(204);
        return browser;
    }

    @Test
    void theSecretIsShownAsTextAndAsACodeToScan() throws Exception {
        Browser browser = signUp();
        var shown = Browser.json(browser.post("/_a/second-factor", Map.of()));
        var rows = shown.get("qr").valueStream().map(JsonNode::stringValue).toList();
        int scale = 4;
        int width = rows.size() * scale;
        int[] pixels = new int[width * width];
        for (int y = 0; y < width; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = rows.get(y / scale).charAt(x / scale) == '1' ? 0 : 0xffffff;
            }
        }
        var image = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels)));
        assertThat(new QRCodeReader().decode(image).getText())
                .isEqualTo(shown.get("uri").stringValue())
                .startsWith("otpauth://totp/127.0.0.1:" + name + "?secret="
                        + shown.get("secret").stringValue());
        assertThat(jdbc.sql("select count(*) from authenticator where position(?::bytea in sealed) > 0")
                        .param(shown.get("secret").stringValue().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aSecretCountsFromItsFirstRightCodeOn() {
        Browser browser = signUp();
        browser.post("/_a/second-factor", Map.of());
        assertThat(signIn(browser()).statusCode()).as("not yet").isEqualTo(200);
        HttpResponse<String> refused = browser.post("/_a/second-factor/confirm", Map.of("code", wrong(code(false))));
        assertThat(Browser.code(refused)).isEqualTo("wrong_app_code");
        assertThat(signIn(browser()).statusCode()).isEqualTo(200);
        browser.post("/_a/second-factor/confirm", Map.of("code", code(false)));
        assertThat(Browser.code(signIn(browser()))).isEqualTo("code_needed");
        browser.post("/_a/second-factor", Map.of());
        assertThat(signIn(browser(), code(true)).statusCode())
                .as("the old one, until the new one counts")
                .isEqualTo(200);
    }

    @Test
    void aCodeIsAskedForAndWorksOnce() {
        withCodes();
        HttpResponse<String> asked = signIn(browser());
        assertThat(asked.statusCode()).isEqualTo(401);
        assertThat(Browser.code(asked)).isEqualTo("code_needed");
        var wrongPassword = browser().post("/_a/sign-in", Map.of("username", name, "password", "not this one"));
        assertThat(Browser.code(wrongPassword)).as("only after the password").isEqualTo("wrong_credentials");
        String code = code(true);
        assertThat(Browser.code(signIn(browser(), wrong(code)))).isEqualTo("wrong_app_code");
        Browser browser = browser();
        assertThat(signIn(browser, code).statusCode()).isEqualTo(200);
        assertThat(browser.me().get("username").stringValue()).isEqualTo(name);
        assertThat(Browser.code(signIn(browser(), code))).as("again").isEqualTo("wrong_app_code");
        assertThat(signIn(browser(), recoveryCodes.getFirst()).statusCode())
                .as("a recovery code in its place")
                .isEqualTo(200);
        assertThat(Browser.code(signIn(browser(), recoveryCodes.getFirst()))).isEqualTo("wrong_app_code");
    }

    @Test
    void twoThatBringOneCodeAtOnceGetInOnce() throws Exception {
        withCodes();
        String code = code(true);
        var browsers = List.of(browser(), browser(), browser());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = browsers.stream()
                    .<Callable<Integer>>map(
                            browser -> () -> signIn(browser, code).statusCode())
                    .toList();
            var answers = threads.invokeAll(tries).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(200, 401, 401);
        }
    }

    @Test
    void guessingEndsAfterSixTriesFromAnywhere() {
        withCodes();
        String wrong = wrong(code(true));
        int tries = 0;
        HttpResponse<String> answer;
        do {
            answer = signIn(browser(), wrong);
        } while (answer.statusCode() == 401 && ++tries < 20);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(tries).isEqualTo(6);
        assertThat(signIn(browser(), code(true)).statusCode())
                .as("the right one")
                .isEqualTo(429);
    }

    @Test
    void rightCodesAreNoGuesses() {
        withCodes();
        for (int i = 1; i <= 8; i++) {
            assertThat(signIn(browser(), code(true)).statusCode())
                    .as("sign-in %d", i)
                    .isEqualTo(200);
        }
        String wrong = wrong(code(true));
        for (int i = 1; i <= 5; i++) {
            signIn(browser(), wrong);
        }
        assertThat(signIn(browser(), code(true)).statusCode()).isEqualTo(200);
        assertThat(signIn(browser(), wrong).statusCode())
                .as("a stranger's last guess")
                .isEqualTo(401);
        assertThat(signIn(browser(), wrong).statusCode())
                .as("the right one gave no guesses back but itself")
                .isEqualTo(429);
    }

    @Test
    void aRightCodeIsNoGuessWhenSomethingElseIsMissing() {
        withCodes();
        Browser browser = browser();
        var guest =
                people.recognise(browser.cookie(People.COOKIE).orElseThrow()).orElseThrow();
        people.openid(guest, new AppId(server().register("Bakery")));
        for (int i = 1; i <= 8; i++) {
            assertThat(Browser.code(signIn(browser, code(true))))
                    .as("try %d", i)
                    .isEqualTo("merge_or_leave");
        }
    }

    @Test
    void aRecoveryCodeAloneIsNotEnough() {
        withCodes();
        var wish = new HashMap<>(Map.of("code", recoveryCodes.get(1), "password", "the one I shall remember"));
        assertThat(Browser.code(browser().post("/_a/recover", wish))).isEqualTo("code_needed");
        wish.put("secondCode", recoveryCodes.get(1));
        assertThat(Browser.code(browser().post("/_a/recover", wish)))
                .as("the same one twice")
                .isEqualTo("wrong_app_code");
        wish.put("secondCode", recoveryCodes.get(2));
        assertThat(browser().post("/_a/recover", wish).statusCode()).isEqualTo(200);
    }

    @Test
    void aRoleCountsWhereTwoThingsProveWhoItIs() {
        Browser browser = signUp();
        jdbc.sql("update account set role = 'REVIEWER' where username = ?")
                .param(name)
                .update();
        assertThat(browser.me().get("roleNeeds").stringValue()).isEqualTo("set_up");
        browser.post("/_a/second-factor", Map.of());
        browser.post("/_a/second-factor/confirm", Map.of("code", code(false)));
        assertThat(browser.me().get("roleNeeds").isNull()).isTrue();
        jdbc.sql("update device set is_strong = false where person_id = ?")
                .param(person())
                .update();
        assertThat(browser.me().get("roleNeeds").stringValue()).isEqualTo("prove");
        assertThat(browser.post("/_a/proof", Map.of("password", PASSWORD)).statusCode())
                .isEqualTo(204);
        assertThat(browser.me().get("roleNeeds").stringValue()).as("one thing").isEqualTo("prove");
        assertThat(browser.post("/_a/proof", Map.of("code", code(true))).statusCode())
                .isEqualTo(204);
        assertThat(browser.me().get("roleNeeds").isNull()).isTrue();
    }

    @Test
    void whatARoleAllowsSaysWhatItLacks() {
        Browser browser = withCodes();
        String organisation = "/api/v1/organisations/" + OrganisationId.HOST;
        String recovery = "/api/v1/people/" + person() + "/recovery-links";
        assertThat(browser.get(organisation).statusCode()).as("without a role").isEqualTo(404);
        jdbc.sql("update account set role = 'OPERATOR' where username = ?")
                .param(name)
                .update();
        jdbc.sql("update device set is_strong = false where person_id = ?")
                .param(person())
                .update();
        for (var refused : List.of(
                browser.get(organisation),
                browser.get("/api/v1/programs/" + server().register("Bakery")),
                browser.get("/api/v1/sms"),
                browser.post(recovery, Map.of()))) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(Browser.code(refused)).isEqualTo("second_factor_needed");
        }
        browser.post("/_a/proof", Map.of("code", code(true)));
        assertThat(browser.get(organisation).statusCode()).isEqualTo(200);
        assertThat(browser.post(recovery, Map.of()).statusCode()).isEqualTo(201);
        jdbc.sql("update account set role = 'REVIEWER' where username = ?")
                .param(name)
                .update();
        jdbc.sql("update device set is_strong = false where person_id = ?")
                .param(person())
                .update();
        assertThat(Browser.code(browser.post(recovery, Map.of())))
                .as("what the role does not allow")
                .isEqualTo("forbidden");
    }

    @Test
    void takingItAwayWantsAFreshProof() {
        Browser browser = withCodes();
        jdbc.sql("update device set proved_at = now() - interval '1 hour' where person_id = ?")
                .param(person())
                .update();
        for (var refused : List.of(
                browser.send("DELETE", "/_a/second-factor", Map.of()), browser.post("/_a/second-factor", Map.of()))) {
            assertThat(Browser.code(refused)).isEqualTo("proof_needed");
        }
        assertThat(Browser.json(browser.get("/_a/proof")).get("code").booleanValue())
                .isTrue();
        browser.post("/_a/proof", Map.of("password", PASSWORD));
        assertThat(browser.send("DELETE", "/_a/second-factor", Map.of()).statusCode())
                .isEqualTo(204);
        assertThat(signIn(browser()).statusCode()).isEqualTo(200);
    }
}
