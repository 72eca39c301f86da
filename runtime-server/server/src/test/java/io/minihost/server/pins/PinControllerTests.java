package io.minihost.server.pins;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.Browser;
import io.minihost.server.accounts.passkeys.SoftPasskey;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Setting, changing and resetting a PIN, as the host's pages do. */
@ExtendWith(OutputCaptureExtension.class)
class PinControllerTests extends ServerTest {

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");
    private static final String PASSWORD = "correct horse battery";
    private static final String FIRST = "428613";
    private static final String SECOND = "739251";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PayCaution caution;

    @Autowired
    TransactionTemplate transaction;

    private final String name = "pia" + UUID.randomUUID().toString().substring(0, 8);
    private final String number = "139" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
    private String recoveryCode = "";
    private Browser browser;

    @BeforeEach
    void signUp() {
        browser = browser();
        var joined = browser.post("/_a/sign-up", Map.of("username", name, "password", PASSWORD));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        recoveryCode = Browser.json(joined).get("recoveryCodes").get(0).stringValue();
    }

    private Browser browser() {
        var made = new Browser(URI.create("http://localhost:" + server().base().getPort()));
        made.get("/");
        return made;
    }

    private PersonId person() {
        return jdbc.sql("select person_id from account where username = ?")
                .param(name)
                .query((row, at) -> new PersonId(row.getObject(1, UUID.class)))
                .single();
    }

    private HttpResponse<String> set(String pin) {
        return browser.post("/_a/pin", Map.of("pin", pin));
    }

    private HttpResponse<String> change(String old, String pin) {
        return browser.post("/_a/pin/change", Map.of("old", old, "pin", pin));
    }

    @Test
    void isSetOnceAndChangedByWhoKnowsIt(CapturedOutput output) {
        assertThat(Browser.json(browser.get("/_a/pin")).get("isSet").booleanValue())
                .isFalse();
        assertThat(Browser.code(set("123456"))).isEqualTo("weak_pin");
        assertThat(Browser.code(set(number.substring(5) + "7"))).isEqualTo("bad_pin");
        assertThat(set(FIRST).statusCode()).isEqualTo(204);
        assertThat(Browser.code(set(SECOND))).isEqualTo("pin_set");
        assertThat(Browser.json(browser.get("/_a/pin")).get("isSet").booleanValue())
                .isTrue();
        var refused = change(SECOND, "900817");
        assertThat(Browser.code(refused)).isEqualTo("wrong_pin");
        assertThat(Browser.json(refused).get("left").intValue()).isEqualTo(4);
        assertThat(Browser.code(change(FIRST, "111111"))).isEqualTo("weak_pin");
        assertThat(change(FIRST, SECOND).statusCode()).isEqualTo(204);
        assertThat(Browser.code(change(FIRST, "900817"))).isEqualTo("wrong_pin");
        assertThat(caution.of(person())).isEmpty();
        assertThat(refused.body()).doesNotContain(FIRST, SECOND);
        assertThat(output.getAll()).doesNotContain(FIRST, SECOND);
        assertThat(jdbc.sql("select string_agg(audit_entry::text, ' ') from audit_entry where subject = ?")
                        .param(person().toString())
                        .query(String.class)
                        .single())
                .contains("pin.set", "pin.change")
                .doesNotContain(FIRST, SECOND);
    }

    @Test
    void guestsAndOldProofsSetNone() {
        assertThat(Browser.code(browser().post("/_a/pin", Map.of("pin", FIRST))))
                .isEqualTo("not_signed_in");
        assertThat(browser().get("/_a/pin").statusCode()).isEqualTo(401);
        jdbc.sql("update device set proved_at = now() - interval '61 minutes' where person_id = ?")
                .param(person().value())
                .update();
        assertThat(Browser.code(set(FIRST))).isEqualTo("proof_needed");
    }

    @Test
    void aPasskeyResetsItAndTheDayAfterIsQuiet() {
        set(FIRST);
        lock();
        var passkey = new SoftPasskey("http://localhost:" + server().base().getPort());
        var made = passkey.make(Browser.json(browser.post("/_a/passkeys/options", Map.of())));
        assertThat(browser.post("/_a/passkeys", Map.of("made", made)).statusCode())
                .isEqualTo(204);
        assertThat(Browser.json(browser.get("/_a/pin")).get("passkey").booleanValue())
                .isTrue();
        var asProof = passkey.signNext(Browser.json(browser.post("/_a/passkeys/proof/options", Map.of())));
        assertThat(reset(Map.of("pin", SECOND, "signed", asProof)).statusCode())
                .as("signed for something else")
                .isEqualTo(401);
        var signed = passkey.signNext(Browser.json(browser.post("/_a/pin/reset/options", Map.of())));
        assertThat(Browser.code(reset(Map.of("pin", "000000", "signed", signed))))
                .isEqualTo("weak_pin");
        assertThat(reset(Map.of("pin", SECOND, "signed", signed)).statusCode()).isEqualTo(204);
        assertThat(reset(Map.of("pin", FIRST, "signed", signed)).statusCode())
                .as("used")
                .isEqualTo(401);
        assertThat(change(SECOND, FIRST).statusCode()).as("no longer locked").isEqualTo(204);
        assertThat(caution.of(person())).get().matches(state -> state.left() == PayCaution.LIMIT);
    }

    @Test
    void aSignatureForResettingIsNoSignatureForAnythingElse() {
        set(FIRST);
        var passkey = new SoftPasskey("http://localhost:" + server().base().getPort());
        browser.post(
                "/_a/passkeys",
                Map.of("made", passkey.make(Browser.json(browser.post("/_a/passkeys/options", Map.of())))));
        var signed = passkey.signNext(Browser.json(browser.post("/_a/pin/reset/options", Map.of())));
        assertThat(browser()
                        .post("/_a/passkeys/sign-in", Map.of("signed", signed))
                        .statusCode())
                .isEqualTo(401);
        jdbc.sql("update passkey_challenge set expires_at = expires_at - interval '121 seconds'")
                .update();
        var late = passkey.signNext(Browser.json(browser.post("/_a/pin/reset/options", Map.of())));
        jdbc.sql("update passkey_challenge set expires_at = expires_at - interval '121 seconds'")
                .update();
        assertThat(reset(Map.of("pin", SECOND, "signed", late)).statusCode())
                .as("after two minutes")
                .isEqualTo(401);
    }

    @Test
    void passwordAndPhoneResetIt() {
        set(FIRST);
        browser.post("/_a/phones/codes", Map.of("countryCode", "86", "number", number));
        browser.post("/_a/phones", Map.of("countryCode", "86", "number", number, "code", code()));
        var phone = Browser.json(browser.get("/_a/pin")).get("phones").get(0);
        assertThat(phone.get("shown").stringValue()).doesNotContain(number);
        jdbc.sql("delete from rate_bucket where id like 'phone code soon %'").update();
        var id = phone.get("id").stringValue();
        assertThat(browser.post("/_a/phones/" + id + "/codes", Map.of()).statusCode())
                .isEqualTo(204);
        var code = code();
        var wish = Map.of("pin", SECOND, "password", PASSWORD, "phone", id, "code", code);
        assertThat(Browser.code(reset(Map.of("pin", SECOND, "password", PASSWORD))))
                .isEqualTo("wrong_proof");
        assertThat(Browser.code(reset(with(wish, "password", "not the password"))))
                .isEqualTo("wrong_proof");
        assertThat(Browser.code(reset(with(wish, "code", code.equals("000000") ? "000001" : "000000"))))
                .isEqualTo("wrong_code");
        assertThat(Browser.code(reset(with(wish, "phone", UUID.randomUUID().toString()))))
                .isEqualTo("no_phone");
        assertThat(Browser.code(reset(with(wish, "pin", number.substring(5)))))
                .as("digits of the phone")
                .isEqualTo("weak_pin");
        assertThat(reset(wish).statusCode()).isEqualTo(204);
        assertThat(change(SECOND, "900817").statusCode()).isEqualTo(204);
        assertThat(caution.of(person())).isPresent();
    }

    @Test
    void whoRecoversAnAccountPaysSmallSumsForADay() {
        set(FIRST);
        assertThat(caution.of(person())).isEmpty();
        var back = browser().post("/_a/recover", Map.of("code", recoveryCode, "password", "another long password"));
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(caution.of(person())).isPresent();
        assertThat(spend(PayCaution.LIMIT - 1)).isEqualTo("paid");
        assertThat(spend(2)).as("small ones add up").isEqualTo("pay_later");
        assertThat(spend(1)).isEqualTo("paid");
        assertThat(caution.of(person()).orElseThrow().left()).isZero();
        jdbc.sql("update pay_caution set until = now() where person_id = ?")
                .param(person().value())
                .update();
        assertThat(spend(1_000_000)).as("the day is over").isEqualTo("paid");
    }

    private String spend(long amount) {
        try {
            transaction.executeWithoutResult(status -> caution.spend(person(), amount));
            return "paid";
        } catch (Problem e) {
            return String.valueOf(
                    Objects.requireNonNull(e.getBody().getProperties()).get("code"));
        }
    }

    private void lock() {
        for (var time = 0; time < 5; time++) {
            change("900817", SECOND);
        }
        assertThat(Browser.code(change(FIRST, SECOND))).isEqualTo("pin_locked");
    }

    private HttpResponse<String> reset(Map<String, ?> wish) {
        return browser.post("/_a/pin/reset", wish);
    }

    private static Map<String, String> with(Map<String, String> wish, String name, String value) {
        var changed = new java.util.HashMap<>(wish);
        changed.put(name, value);
        return changed;
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
}
