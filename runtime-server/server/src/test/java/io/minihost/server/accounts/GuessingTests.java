package io.minihost.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Names and passwords that are made to deceive, and those who guess them. */
class GuessingTests extends ServerTest {

    private static final String PASSWORD = "correct horse battery";

    private final String name = "mia" + UUID.randomUUID().toString().substring(0, 8);

    private Browser browser() {
        Browser browser = new Browser(server().base());
        browser.get("/");
        return browser;
    }

    private static HttpResponse<String> signUp(Browser browser, String name) {
        return browser.post("/_a/sign-up", Map.of("username", name, "password", PASSWORD));
    }

    private static HttpResponse<String> signIn(Browser browser, String name, String... guest) {
        var body = new HashMap<String, String>(Map.of("username", name, "password", PASSWORD));
        if (guest.length > 0) {
            body.put("guest", guest[0]);
        }
        return browser.post("/_a/sign-in", body);
    }

    @Test
    void aNameIsTheSameInAllWaysToWriteIt() {
        String turkish = "iris" + name;
        assertThat(signUp(browser(), turkish).statusCode()).isEqualTo(200);
        for (String same : new String[] {
            "\u0130RIS" + name,
            "\u0131r\u0131s" + name,
            "I\u0307ris" + name,
            "\uff49ris" + name.toUpperCase(java.util.Locale.ROOT)
        }) {
            assertThat(Browser.code(signUp(browser(), same))).as(same).isEqualTo("username_taken");
            assertThat(signIn(browser(), same).statusCode()).as(same).isEqualTo(200);
        }
        assertThat(new Username("stra\u00dfe").key()).isEqualTo(new Username("STRASSE").key());
        assertThat(new Username("\u03bf\u03b4\u03bf\u03c2").key())
                .isEqualTo(new Username("\u039f\u0394\u039f\u03a3").key());
    }

    @Test
    void guessesCountWhateverTheCase() {
        signUp(browser(), "i" + name);
        Browser guesser = browser();
        int status = 0;
        for (int n = 0; n < 12; n++) {
            String written = (n % 2 == 0 ? "\u0130" : "i") + name;
            status = guesser.post("/_a/sign-in", Map.of("username", written, "password", "guess " + n))
                    .statusCode();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void rightPasswordsAreNoGuesses() {
        Browser browser = browser();
        signUp(browser, name);
        for (int n = 0; n < 12; n++) {
            assertThat(signIn(browser, name).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void passwordsChangeOnlySoOften() {
        Browser browser = browser();
        signUp(browser, name);
        int status = 0;
        for (int n = 0; n < 11; n++) {
            status = browser.send("PUT", "/_a/password", Map.of("password", "weak"))
                    .statusCode();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void anEndlessPasswordCostsLittle() {
        // Whose strength takes longer to measure than all else of a sign-in.
        String hostile = "1!il|7+7t".repeat(22);
        assertThat(browser()
                        .post("/_a/recover", Map.of("code", "00000", "password", hostile))
                        .statusCode())
                .isEqualTo(401);
        var passwords = new io.minihost.server.accounts.credentials.Passwords(
                new io.minihost.server.accounts.credentials.SlowHash());
        assertThat(passwords.matches(hostile, passwords.encoded(hostile, java.util.List.of(hostile))))
                .isTrue();
    }

    @Test
    void aPasswordIsNotToBeGuessed() {
        Browser browser = browser();
        for (var bad : Map.of(
                        "short",
                        "short_password",
                        "password12345",
                        "weak_password",
                        name + name,
                        "weak_password",
                        "x".repeat(300),
                        "long_password")
                .entrySet()) {
            HttpResponse<String> refused =
                    browser.post("/_a/sign-up", Map.of("username", name, "password", bad.getKey()));
            assertThat(refused.statusCode()).as(bad.getKey()).isEqualTo(422);
            assertThat(Browser.code(refused)).isEqualTo(bad.getValue());
        }
        assertThat(browser.me().get("signedIn").booleanValue()).isFalse();
    }

    @Test
    void hostileNamesAreRefused() {
        for (String bad : new String[] {
            "", " ", "a b", "<script>", "a\u202eb", "\u0000", "-a", "a\u3164", "\u115f", "p\u0430ypal", "x".repeat(65)
        }) {
            assertThat(signUp(browser(), bad).statusCode()).as(bad).isIn(400, 422);
        }
        Browser browser = browser();
        signUp(browser, name);
        for (String bad : new String[] {
            "a\u202eb",
            "a\nb",
            "x".repeat(33),
            "\u3164",
            "\u2800",
            "\u00a0\u034f",
            "\u200d",
            "Z\u0300\u0301\u0302\u0303\u0304"
        }) {
            assertThat(browser.send("PUT", "/_a/me", Map.of("nickname", bad)).statusCode())
                    .as(bad)
                    .isEqualTo(422);
        }
    }

    @Test
    void nobodyLearnsWhichAccountsThereAre() {
        signUp(browser(), name);
        Browser browser = browser();
        var wrong = browser.post("/_a/sign-in", Map.of("username", name, "password", "not this one"));
        var nobody = browser.post("/_a/sign-in", Map.of("username", name + "x", "password", "not this one"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.body()).isEqualTo(wrong.body());
    }

    @Test
    void guessingEndsSoonAndLocksNobodyOut() {
        Browser owner = browser();
        signUp(owner, name);
        Browser guesser = browser();
        int tries = 0;
        HttpResponse<String> answer;
        do {
            answer = guesser.send(guesser.request("/_a/sign-in")
                    .header("Content-Type", "application/json")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                            "{\"username\":\"%s\",\"password\":\"guess %d\"}".formatted(name, tries))));
        } while (answer.statusCode() == 401 && ++tries < 50);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(tries).isLessThanOrEqualTo(10);
        assertThat(owner.me().get("signedIn").booleanValue()).isTrue();
    }
}
