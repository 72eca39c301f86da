package io.minihost.server.accounts.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.Browser;
import io.minihost.server.accounts.passkeys.SoftPasskey;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links that work once. */
class LinkTests extends ServerTest {

    private static final String PASSWORD = "correct horse battery";
    private static final URI HERE = URI.create("http://localhost:1");

    @Autowired
    SetUpLink setUp;

    @Autowired
    JdbcClient jdbc;

    private final String name = "ida" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    @AfterEach
    void withoutOperators() {
        jdbc.sql("update account set role = null where role = 'OPERATOR'").update();
    }

    private Browser browser() {
        Browser browser = new Browser(server().base());
        browser.get("/");
        return browser;
    }

    private String secret() {
        return setUp.line(HERE).orElseThrow().replaceFirst(".*#", "");
    }

    private HttpResponse<String> setUp(Browser browser, String secret, String username) {
        return browser.post("/_a/set-up", Map.of("token", secret, "username", username, "password", PASSWORD));
    }

    @Test
    void theFirstOperatorMakesAnAccountOnce() {
        String old = secret();
        String secret = secret();
        Browser browser = browser();
        for (String wrong : new String[] {old, "", secret + "x", "\u0000"}) {
            assertThat(browser.post("/_a/set-up/check", Map.of("token", wrong)).statusCode())
                    .as(wrong)
                    .isIn(400, 404);
        }
        assertThat(setUp(browser, old, name).statusCode()).isEqualTo(404);
        assertThat(browser.post("/_a/set-up/check", Map.of("token", secret)).statusCode())
                .isEqualTo(204);
        var weak = browser.post("/_a/set-up", Map.of("token", secret, "username", name, "password", "short"));
        assertThat(Browser.code(weak)).isEqualTo("short_password");
        HttpResponse<String> made = setUp(browser, secret, name);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(Browser.json(made).get("recoveryCodes")).hasSize(10);
        assertThat(browser.me().get("role").stringValue()).isEqualTo("operator");
        assertThat(browser.me().get("roleNeeds").stringValue()).isEqualTo("set_up");
        assertThat(Browser.code(setUp(browser(), secret, name + "2"))).isEqualTo("bad_link");
        assertThat(setUp.line(HERE)).as("no link any more").isEmpty();
    }

    @Test
    void twoWhoBringTheLinkAtOnceMakeOneOperator() throws Exception {
        String secret = secret();
        var browsers = List.of(browser(), browser(), browser());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = browsers.stream()
                    .<Callable<Integer>>map(browser -> () -> setUp(browser, secret, name + browsers.indexOf(browser))
                            .statusCode())
                    .toList();
            var answers = threads.invokeAll(tries).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(200, 404, 404);
        }
        assertThat(jdbc.sql("select count(*) from account where role = 'OPERATOR'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aPasskeyMakesAnOperatorWhoNeedsNothingElse() {
        String origin = "http://localhost:" + server().base().getPort();
        var passkey = new SoftPasskey(origin);
        Browser browser = new Browser(URI.create(origin));
        browser.get("/");
        String secret = secret();
        var options = browser.post("/_a/set-up/options", Map.of("token", secret, "username", name));
        var made = passkey.make(Browser.json(options));
        assertThat(browser.post("/_a/passkeys/sign-up", Map.of("applicant", Map.of("username", name), "made", made))
                        .statusCode())
                .as("made for the set-up")
                .isEqualTo(401);
        HttpResponse<String> done =
                browser.post("/_a/set-up/passkey", Map.of("token", secret, "username", name, "made", made));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(browser.me().get("role").stringValue()).isEqualTo("operator");
        assertThat(browser.me().get("roleNeeds").isNull()).isTrue();
    }

    private UUID person() {
        return jdbc.sql("select person_id from account where username = ?")
                .param(name)
                .query(UUID.class)
                .single();
    }

    private String recoveryLink() {
        HttpResponse<String> made = server().post("/api/v1/people/" + person() + "/recovery-links", "{}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Browser.json(made).get("url").stringValue().replaceFirst(".*/recover#", "");
    }

    private static HttpResponse<String> recover(Browser browser, String secret) {
        return browser.post("/_a/recovery-link", Map.of("token", secret, "password", "the one I shall remember"));
    }

    @Test
    void anOperatorsLinkBringsSomebodyBackAndNobodyElse() {
        Browser lost = browser();
        var codes = Browser.json(lost.post("/_a/sign-up", Map.of("username", name, "password", PASSWORD)))
                .get("recoveryCodes");
        lost.post("/_a/second-factor", Map.of());
        jdbc.sql("update authenticator set is_confirmed = true where person_id = ?")
                .param(person())
                .update();
        jdbc.sql("insert into issuer_account (id, issuer, subject, person_id, created_at, used_at)"
                        + " values (?, 'https://issuer.example', ?, ?, now(), now())")
                .params(UUID.randomUUID(), name, person())
                .update();
        String old = recoveryLink();
        String secret = recoveryLink();
        assertThat(Browser.code(recover(browser(), old))).isEqualTo("bad_link");
        Browser back = browser();
        assertThat(Browser.code(back.post("/_a/recovery-link", Map.of("token", secret, "password", "short"))))
                .isEqualTo("short_password");
        HttpResponse<String> done = recover(back, secret);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(Browser.json(done).get("recoveryCodes")).hasSize(10).isNotEqualTo(codes);
        assertThat(back.me().get("username").stringValue()).isEqualTo(name);
        assertThat(lost.me().get("signedIn").booleanValue()).isFalse();
        assertThat(Browser.code(recover(browser(), secret))).isEqualTo("bad_link");
        assertThat(Browser.json(back.get("/_a/second-factor")).get("isSet").booleanValue())
                .isFalse();
        assertThat(Browser.json(back.get("/_a/issuers/links"))).isEmpty();
        var oldCode = Map.of("code", codes.get(0).stringValue(), "password", "another one that is long");
        assertThat(browser().post("/_a/recover", oldCode).statusCode()).isEqualTo(401);
        assertThat(audited()).contains("account.recovery-link");
    }

    private List<String> audited() {
        return jdbc.sql("select action from audit_entry where subject = ?")
                .param(person().toString())
                .query(String.class)
                .list();
    }

    @Test
    void aRecoveryLinkEndsAfterAnHour() {
        browser().post("/_a/sign-up", Map.of("username", name, "password", PASSWORD));
        String secret = recoveryLink();
        jdbc.sql("update recovery_link set expires_at = now() - interval '1 minute' where person_id = ?")
                .param(person())
                .update();
        assertThat(Browser.code(recover(browser(), secret))).isEqualTo("bad_link");
        assertThat(server().post("/api/v1/people/" + UUID.randomUUID() + "/recovery-links", "{}")
                        .statusCode())
                .isEqualTo(404);
    }
}
