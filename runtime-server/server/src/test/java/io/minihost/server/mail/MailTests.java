package io.minihost.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.server.ServerTest;
import io.minihost.server.common.web.Problem;
import io.minihost.server.rates.RateLimits;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mail: shown while there is no mail server, else handed to one. */
class MailTests extends ServerTest {

    @Autowired
    Mailer mailer;

    @Autowired
    RateLimits rates;

    @Autowired
    JdbcClient jdbc;

    private final String address = "mia" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";

    @Test
    void showsTheOperatorWhatWasSent() throws MailFailure {
        mailer.send(address, "Your code", "314159");
        var shown = server().json(server().get("/api/v1/mail?limit=200")).get("items");
        assertThat(shown).anySatisfy(mail -> {
            assertThat(mail.get("address").stringValue()).isEqualTo(address);
            assertThat(mail.get("text").stringValue()).isEqualTo("314159");
        });
        jdbc.sql("update mail_shown set at = at - interval '11 minutes' where address = ?")
                .param(address)
                .update();
        assertThat(server().get("/api/v1/mail?limit=200").body()).doesNotContain(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mia",
                "mia@localhost",
                "mia@example.com,eve@example.com",
                "mia@example.com\r\nBcc: eve@example.com",
                "Mia <mia@example.com>",
                "mia@exa mple.com",
                "míà@example.com",
                "@example.com"
            })
    void sendsToOneAddressOnly(String wrong) {
        assertThatThrownBy(() -> mailer.send(wrong, "Hello", "hello")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsNoHeadersOfOthers() {
        assertThatThrownBy(() -> mailer.send(address, "Hello\r\nBcc: eve@example.com", "hello"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mailer.send(address, "Hello", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsOneAddressOnlySoMuch() throws MailFailure {
        for (int sent = 0; sent < 20; sent++) {
            mailer.send(address, "Hello", "hello");
        }
        assertThatThrownBy(() -> mailer.send(address.toUpperCase(java.util.Locale.ROOT), "Hello", "hello"))
                .isInstanceOf(Problem.class);
    }

    private Mailer by(int port) {
        return MailServers.mailer(port, rates);
    }

    @Test
    void handsItToTheMailServer() throws Exception {
        var server = MailServers.start();
        try {
            by(server.getSmtp().getPort()).send(address, "新消息", "面包好了\n.\nQUIT");
            assertThat(server.waitForIncomingEmail(30_000, 1)).isTrue();
            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("新消息");
            assertThat(mail.getAllRecipients()).singleElement().hasToString(address);
            assertThat(mail.getFrom()[0]).hasToString("no-reply@example.com");
            assertThat(mail.getContent().toString().replace("\r", "").strip()).isEqualTo("面包好了\n.\nQUIT");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void saysWhenNobodyTakesIt() {
        assertThatThrownBy(() -> by(9).send(address, "Hello", "hello")).isInstanceOf(MailFailure.class);
    }
}
