package io.minihost.server.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.Browser;
import io.minihost.server.identity.PersonId;
import io.minihost.server.pins.PayCaution;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Coming back by a phone or by mail, as browsers do it. */
class RecoveryTests extends ServerTest {

    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");
    private static final String PASSWORD = "correct horse battery";
    private static final String OTHER = "the one I shall remember";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PayCaution caution;

    private final String name = "una" + UUID.randomUUID().toString().substring(0, 8);
    private final String mail = name + "@Example.com";
    private final String number = "138" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);

    private Browser browser() {
        var browser = new Browser(server().base());
        browser.get("/");
        return browser;
    }

    private Browser member() {
        var browser = browser();
        var joined = browser.post("/_a/sign-up", Map.of("username", name, "password", PASSWORD));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        return browser;
    }

    private PersonId person() {
        return new PersonId(jdbc.sql("select person_id from account where username = ?")
                .param(name)
                .query(UUID.class)
                .single());
    }

    private List<String> texts(String table, String column, String value) {
        return jdbc.sql("select text from " + table + " where lower(" + column + ") = lower(?) order by at, id")
                .param(value)
                .query(String.class)
                .list();
    }

    private List<String> mails() {
        return texts("mail_shown", "address", mail);
    }

    private List<String> messages() {
        return texts("sms_shown", "phone", "+86" + number);
    }

    private static String code(List<String> texts) {
        var code = CODE.matcher(texts.getLast());
        assertThat(code.find()).as(texts.getLast()).isTrue();
        return code.group();
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private Browser withMail() {
        var browser = member();
        assertThat(browser.post("/_a/mails/codes", Map.of("address", mail)).statusCode())
                .isEqualTo(204);
        var proof = Map.of("address", mail, "code", code(mails()));
        assertThat(browser.post("/_a/mails", proof).statusCode()).isEqualTo(200);
        return browser;
    }

    private Browser withPhone() {
        var browser = member();
        browser.post("/_a/phones/codes", Map.of("countryCode", "86", "number", number));
        var proof = Map.of("countryCode", "86", "number", number, "code", code(messages()));
        assertThat(browser.post("/_a/phones", proof).statusCode()).isEqualTo(200);
        return browser;
    }

    private HttpResponse<String> ask(Browser browser, String where) {
        return browser.post(
                "/_a/recovery/codes",
                where.contains("@") ? Map.of("mail", where) : Map.of("countryCode", "+86", "number", where));
    }

    private String begin(Browser browser, String where) {
        int before = mails().size() + messages().size();
        var begun = ask(browser, where);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        await().until(() -> mails().size() + messages().size() > before);
        return Browser.json(begun).get("attempt").stringValue();
    }

    private static HttpResponse<String> redeem(Browser browser, String attempt, String code, String... second) {
        var body = new HashMap<>(Map.of("attempt", attempt, "code", code, "password", OTHER));
        if (second.length > 0) {
            body.put("secondCode", second[0]);
        }
        return browser.post("/_a/recovery", body);
    }

    @Test
    void aCodeByMailLetsInOnceAndEndsAllDevices() {
        var old = withMail();
        var browser = browser();
        var attempt = begin(browser, mail.toLowerCase(java.util.Locale.ROOT));
        var code = code(mails());
        assertThat(Browser.code(redeem(browser, attempt, wrong(code)))).isEqualTo("wrong_code");
        var weak = browser.post("/_a/recovery", Map.of("attempt", attempt, "code", code, "password", "short"));
        assertThat(Browser.code(weak)).isEqualTo("short_password");
        var back = redeem(browser, attempt, " " + code + " ");
        assertThat(back.statusCode()).as(back.body()).isEqualTo(204);
        assertThat(browser.me().get("username").stringValue()).isEqualTo(name);
        assertThat(old.me().get("signedIn").booleanValue()).isFalse();
        assertThat(Browser.code(redeem(browser(), attempt, code))).isEqualTo("code_over");
        var signIn = browser().post("/_a/sign-in", Map.of("username", name, "password", OTHER));
        assertThat(signIn.statusCode()).isEqualTo(200);
    }

    @Test
    void aCodeByPhoneLetsIn() {
        withPhone();
        var browser = browser();
        var attempt = begin(browser, number);
        assertThat(redeem(browser, attempt, code(messages())).statusCode()).isEqualTo(204);
        assertThat(browser.me().get("username").stringValue()).isEqualTo(name);
    }

    @Test
    void whoComesBackIsToldByAllWaysAndPaysSmallSumsForADay() {
        withMail();
        var browser = browser();
        assertThat(caution.of(person())).isEmpty();
        redeem(browser, begin(browser, mail), code(mails()));
        await().untilAsserted(() -> assertThat(mails().getLast()).contains("was just recovered"));
        var box = Browser.json(browser.get("/_h/messages"));
        assertThat(box.get("unread").intValue()).isEqualTo(1);
        var notice = box.get("notices").get(0);
        assertThat(notice.get("kind").stringValue()).isEqualTo("account-recovered");
        assertThat(notice.get("details").get("means").stringValue()).isEqualTo("mail code");
        assertThat(caution.of(person()).orElseThrow().until())
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(24)));
        assertThat(browser.send("PUT", "/_h/messages/read", Map.of()).statusCode())
                .isEqualTo(204);
        assertThat(Browser.json(browser.get("/_h/messages")).get("unread").intValue())
                .isZero();
    }

    @Test
    void nobodyLearnsWhetherThereIsAnAccount() {
        withMail();
        var known = ask(browser(), mail);
        var unknown = ask(browser(), "nobody-" + name + "@example.com");
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(200);
        assertThat(unknown.body()).hasSameSizeAs(known.body());
        var attempt = Browser.json(unknown).get("attempt").stringValue();
        var knowns = Browser.json(known).get("attempt").stringValue();
        await().until(() -> mails().size() == 2);
        var wrong = wrong(code(mails()));
        for (int i = 0; i < 6; i++) {
            var answer = redeem(browser(), attempt, wrong);
            assertThat(answer.body()).isEqualTo(redeem(browser(), knowns, wrong).body());
            assertThat(Browser.code(answer)).isEqualTo(i < 5 ? "wrong_code" : "code_over");
        }
    }

    @Test
    void strangersUseUpNoTriesAndNoCodesOfTheOwner() {
        var owner = withMail();
        for (int i = 0; i < 8; i++) {
            var stranger = browser();
            var begun = ask(stranger, mail);
            if (begun.statusCode() == 200) {
                var attempt = Browser.json(begun).get("attempt").stringValue();
                for (int tries = 0; tries < 6; tries++) {
                    redeem(stranger, attempt, "000000");
                }
            } else {
                assertThat(i).as("codes to one address").isGreaterThanOrEqualTo(5);
                assertThat(begun.statusCode()).isEqualTo(429);
            }
        }
        assertThat(redeem(owner, begin(owner, mail), code(mails())).statusCode())
                .as("from where the account is used")
                .isEqualTo(204);
    }

    @Test
    void anAddressThatIsAnothersByNowOpensNothing() {
        withMail();
        var browser = browser();
        var attempt = begin(browser, mail);
        var code = code(mails());
        jdbc.sql("delete from person_mail where person_id = ?")
                .param(person().value())
                .update();
        assertThat(Browser.code(redeem(browser, attempt, code))).isEqualTo("code_over");
    }

    @Test
    void aSecondFactorIsAskedForStill() {
        var owner = withMail();
        var codes = Browser.json(owner.post("/_a/recovery-codes", Map.of())).get("recoveryCodes");
        owner.post("/_a/second-factor", Map.of());
        jdbc.sql("update authenticator set is_confirmed = true where person_id = ?")
                .param(person().value())
                .update();
        var browser = browser();
        var attempt = begin(browser, mail);
        var code = code(mails());
        assertThat(Browser.code(redeem(browser, attempt, code))).isEqualTo("code_needed");
        assertThat(owner.me().get("signedIn").booleanValue()).isTrue();
        assertThat(redeem(browser, attempt, code, codes.get(0).stringValue()).statusCode())
                .isEqualTo(204);
    }

    @Test
    void aNumberRecoversOnlyWhenItsOwnerHasProvedWhoTheyAre() {
        var browser = member();
        stale();
        browser.post("/_a/phones/codes", Map.of("countryCode", "86", "number", number));
        var kept = Browser.json(
                browser.post("/_a/phones", Map.of("countryCode", "86", "number", number, "code", code(messages()))));
        assertThat(kept.get("recovers").booleanValue()).isFalse();
        assertThat(ask(browser(), number).statusCode()).isEqualTo(200);
        var path = "/_a/phones/" + kept.get("id").stringValue();
        assertThat(Browser.code(browser.send("PUT", path + "/recovers", Map.of("recovers", true))))
                .isEqualTo("proof_needed");
        assertThat(browser.post("/_a/proof", Map.of("password", PASSWORD)).statusCode())
                .isEqualTo(204);
        var changed = browser.send("PUT", path + "/recovers", Map.of("recovers", true));
        assertThat(Browser.json(changed).get("recovers").booleanValue()).isTrue();
        assertThat(messages()).as("nothing was sent so far").hasSize(1);
        stale();
        assertThat(Browser.code(browser.send("DELETE", path, Map.of()))).isEqualTo("proof_needed");
    }

    private void stale() {
        jdbc.sql("update device set proved_at = now() - interval '1 hour' where person_id = ?")
                .param(person().value())
                .update();
    }

    @Test
    void anAddressOfMailWantsAFreshProof() {
        var browser = withMail();
        var id = Browser.json(browser.get("/_a/mails")).get(0).get("id").stringValue();
        stale();
        for (var refused : List.of(
                browser.post("/_a/mails/codes", Map.of("address", "x" + mail)),
                browser.post("/_a/mails", Map.of("address", mail, "code", "000000")),
                browser.send("DELETE", "/_a/mails/" + id, Map.of()),
                browser.post("/_a/recovery-codes", Map.of()))) {
            assertThat(Browser.code(refused)).isEqualTo("proof_needed");
        }
        browser.post("/_a/proof", Map.of("password", PASSWORD));
        assertThat(browser.send("DELETE", "/_a/mails/" + id, Map.of()).statusCode())
                .isEqualTo(204);
        assertThat(Browser.json(browser.get("/_a/mails"))).isEmpty();
    }

    @Test
    void newRecoveryCodesTakeThePlaceOfTheOldOnes() {
        var browser = browser();
        var joined = browser.post("/_a/sign-up", Map.of("username", name, "password", PASSWORD));
        var old = Browser.json(joined).get("recoveryCodes").get(0).stringValue();
        var renewed = browser.post("/_a/recovery-codes", Map.of());
        assertThat(renewed.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        var fresh = Browser.json(renewed).get("recoveryCodes");
        assertThat(fresh).hasSize(10);
        assertThat(Browser.json(browser.get("/_a/recovery-codes")).get("left").intValue())
                .isEqualTo(10);
        var wish = Map.of("code", old, "password", OTHER);
        assertThat(Browser.code(browser().post("/_a/recover", wish))).isEqualTo("wrong_credentials");
        var right = Map.of("code", fresh.get(0).stringValue(), "password", OTHER);
        var back = browser();
        assertThat(back.post("/_a/recover", right).statusCode()).isEqualTo(200);
        assertThat(Browser.json(back.get("/_a/recovery-codes")).get("left").intValue())
                .isEqualTo(9);
        assertThat(caution.of(person())).isPresent();
    }

    @Test
    void whatIsNeitherNumberNorAddressIsRefused() {
        assertThat(Browser.code(browser().post("/_a/recovery/codes", Map.of("mail", "a@b\r\nBcc: c@d.ef"))))
                .isEqualTo("bad_mail_address");
        assertThat(Browser.code(browser().post("/_a/recovery/codes", Map.of()))).isEqualTo("bad_phone");
        assertThat(Browser.code(redeem(browser(), "nobody-has-it", "000000"))).isEqualTo("code_over");
    }
}
