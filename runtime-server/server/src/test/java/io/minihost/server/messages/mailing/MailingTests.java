package io.minihost.server.messages.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.TestServer;
import io.minihost.server.accounts.Accounts;
import io.minihost.server.accounts.LeavingChosen;
import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.HostProperties;
import io.minihost.server.identity.PersonId;
import io.minihost.server.mail.MailServers;
import io.minihost.server.messages.InboxMessage;
import io.minihost.server.messages.MessageArrived;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.rates.RateLimits;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People are told of messages by mail, where they have said so. */
class MailingTests extends ServerTest {

    private static final int PATIENCE = 60_000;

    @Autowired
    MailAddresses addresses;

    @Autowired
    Accounts accounts;

    @Autowired
    Catalogue catalogue;

    @Autowired
    RateLimits rates;

    @Autowired
    JdbcClient jdbc;

    private final String name = "mia" + UUID.randomUUID().toString().substring(0, 8);
    private final String address = name + "@example.com";
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @AfterEach
    void close() {
        browser.shutdownNow();
    }

    private HttpResponse<String> send(String method, String path, String json) {
        return TestServer.send(
                browser,
                HttpRequest.newBuilder(server().base().resolve(path))
                        .header("Content-Type", "application/json")
                        .header("X-Minihost", "1")
                        .header("Accept-Language", "en")
                        .method(method, BodyPublishers.ofString(json)),
                BodyHandlers.ofString());
    }

    private JsonNode state() {
        return JsonMapper.shared().readTree(send("GET", "/_h/messages/mail", "").body());
    }

    private PersonId signUp() {
        send("GET", "/", "");
        var joined = send(
                "POST", "/_a/sign-up", "{\"username\":\"%s\",\"password\":\"correct horse battery\"}".formatted(name));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        return new PersonId(jdbc.sql("select person_id from account where username = ?")
                .param(name)
                .query(UUID.class)
                .single());
    }

    private int propose(String wanted) {
        return send("PUT", "/_h/messages/mail", "{\"address\":\"%s\"}".formatted(wanted))
                .statusCode();
    }

    private int confirm(String code) {
        return send("POST", "/_h/messages/mail/confirm", "{\"code\":\"%s\"}".formatted(code))
                .statusCode();
    }

    /** What the operator sees while there is no mail server. */
    private String code() {
        var items = server().json(server().get("/api/v1/mail?limit=200")).get("items");
        return items.valueStream()
                .filter(mail -> mail.get("address").stringValue().equals(address))
                .findFirst()
                .orElseThrow()
                .get("text")
                .stringValue()
                .substring(0, 6);
    }

    private MessageArrived arrival(PersonId person) {
        var bakery = new AppId(server().register("Bakery"));
        var fields = List.of(new InboxMessage.Field("Order", "A018"));
        return new MessageArrived(
                person,
                new InboxMessage(7, bakery, "Ready", fields, "", EnvVersion.RELEASE, "zh_CN", Instant.now(), false));
    }

    @Test
    void tellsOfMessagesByMailNowAndThen() throws Exception {
        var person = signUp();
        assertThat(propose(address)).isEqualTo(200);
        assertThat(state().get("confirmed").booleanValue()).isFalse();
        var server = MailServers.start();
        try {
            var host = new HostProperties(null, URI.create("https://mini.example.com"), null, false);
            var teller = new MailTeller(
                    addresses, MailServers.mailer(server.getSmtp().getPort(), rates), catalogue, host);
            assertThat(confirm(code())).isEqualTo(200);
            assertThat(state().get("confirmed").booleanValue()).isTrue();
            teller.arrived(arrival(person));
            assertThat(server.waitForIncomingEmail(PATIENCE, 1)).isTrue();
            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getAllRecipients()).singleElement().hasToString(address);
            assertThat(mail.getSubject()).isEqualTo("Bakery: Ready");
            assertThat(mail.getContent().toString()).contains("Order: A018", "https://mini.example.com/messages");
            assertThat(addresses.isDue(person)).as("within half an hour").isFalse();
            jdbc.sql("update message_mail set told_at = told_at - interval '31 minutes' where person_id = ?")
                    .param(person.value())
                    .update();
            teller.arrived(arrival(person));
            assertThat(server.waitForIncomingEmail(PATIENCE, 2)).isTrue();
        } finally {
            server.stop();
        }
        send("DELETE", "/_h/messages/mail", "");
        assertThat(addresses.of(person)).isEmpty();
    }

    @Test
    void takesAnAddressOnlyFromItsOwner() {
        var person = signUp();
        assertThat(propose(address)).isEqualTo(200);
        var code = code();
        var wrong = code.equals("000000") ? "000001" : "000000";
        for (int tries = 0; tries < 5; tries++) {
            assertThat(confirm(wrong)).isEqualTo(422);
        }
        assertThat(confirm(code)).as("after too many tries").isEqualTo(422);
        assertThat(addresses.isDue(person)).as("not confirmed").isFalse();
        assertThat(propose("mia@example.com\\r\\nBcc: eve@example.com")).isEqualTo(422);
        jdbc.sql("update message_mail set tries = 0, code_until = now() - interval '1 second' where person_id = ?")
                .param(person.value())
                .update();
        assertThat(confirm(code)).as("too late").isEqualTo(422);
        for (int asked = 0; asked < 4; asked++) {
            propose(address);
        }
        assertThat(propose(address)).isEqualTo(429);
        assertThat(jdbc.sql("select sealed from message_mail where person_id = ?")
                        .param(person.value())
                        .query(byte[].class)
                        .single())
                .asString(java.nio.charset.StandardCharsets.ISO_8859_1)
                .doesNotContain("example");
    }

    @Test
    void isForPeopleWithAnAccount() {
        send("GET", "/", "");
        assertThat(propose(address)).isEqualTo(403);
        assertThat(confirm("123456")).isEqualTo(403);
        assertThat(state().get("possible").booleanValue()).isFalse();
    }

    @Test
    void tellsThatAnAccountIsToGo() throws Exception {
        var person = signUp();
        propose(address);
        confirm(code());
        var server = MailServers.start();
        try {
            var host = new HostProperties(null, URI.create("https://mini.example.com"), null, false);
            var mail = new LeavingMail(
                    addresses, accounts, MailServers.mailer(server.getSmtp().getPort(), rates), host);
            mail.onChosen(new LeavingChosen(person, Instant.parse("2026-12-07T10:15:00Z")));
            assertThat(server.waitForIncomingEmail(PATIENCE, 1)).isTrue();
            assertThat(server.getReceivedMessages()[0].getContent().toString())
                    .contains(name, "2026-12-07 10:15", "https://mini.example.com/me");
            mail.onChosen(new LeavingChosen(person, null));
            assertThat(server.waitForIncomingEmail(PATIENCE, 2)).isTrue();
            assertThat(server.getReceivedMessages()[1].getSubject()).isEqualTo("Your account stays");
        } finally {
            server.stop();
        }
    }
}
