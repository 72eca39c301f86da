package io.minihost.server.merchantpush;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where messages are sent, and where they are not. */
class MessagePushSettingsTests extends PushTest {

    private static String code(HttpResponse<String> refused) {
        return refused.statusCode() + " " + refused.body().replaceFirst("(?s).*\"code\":\"([a-z_]+)\".*", "$1");
    }

    @Test
    void keepsKeysAndShowsThemNeverAgain() {
        assertThat(code(server().get(path()))).isEqualTo("404 message_push_not_found");
        var made = put("{\"url\":\"%s\",\"token\":\"%s\",\"mode\":\"safe\",\"format\":\"json\"}"
                .formatted(merchant.url(), TOKEN));
        var key = server().json(made).get("encodingAesKey").stringValue();
        assertThat(key).hasSize(43);
        var shown = server().get(path());
        assertThat(shown.body())
                .contains(merchant.url(), "\"safe\"", push.userName(bakery))
                .doesNotContain(key, TOKEN);
        assertThat(put("{\"url\":\"%s\",\"mode\":\"plain\",\"format\":\"xml\"}".formatted(merchant.url()))
                        .body())
                .contains("\"plain\"")
                .doesNotContain(key, TOKEN);
        var rows = jdbc.sql("select m::text || encode(sealed, 'escape') || (select string_agg(detail::text, ' ')"
                        + " from audit_entry where subject = m.app_id) from message_push m where app_id = ?")
                .param(bakery.value())
                .query(String.class)
                .single();
        assertThat(rows).contains(merchant.url()).doesNotContain(key, TOKEN);
        var stale = server().request(path()).header("If-Match", "\"0\"").DELETE();
        assertThat(code(server().send(stale))).isEqualTo("412 stale");
        assertThat(server().send(server().request(path()).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(code(server().get(path()))).isEqualTo("404 message_push_not_found");
    }

    @Test
    void takesNoAddressThatDoesNotAnswer() {
        for (var url : List.of(
                "http://127.0.0.1:%d/".formatted(server().base().getPort()),
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]/",
                "http://localhost/",
                "file:///etc/passwd",
                "ftp://127.0.0.9/",
                "http://user:word@127.0.0.9/",
                "http://127.0.0.9:1/",
                "nonsense",
                merchant.url() + "x".repeat(1000))) {
            var refused = set(url, TOKEN, KEY, "safe", "json");
            assertThat(refused.statusCode()).as(url).isIn(400, 422);
            assertThat(refused.body()).doesNotContain(KEY);
        }
        merchant.checks(exchange -> MerchantServer.reply(exchange, 200, "something else"));
        assertThat(code(set("safe", "json"))).isEqualTo("422 message_push_unchecked");
        merchant.checks(exchange -> {
            exchange.getResponseHeaders().add("Location", merchant.url());
            MerchantServer.reply(exchange, 302, "");
        });
        assertThat(code(set("safe", "json"))).isEqualTo("422 message_push_unchecked");
        merchant.checks(exchange -> MerchantServer.reply(exchange, 200, "x".repeat(1_000_000)));
        assertThat(code(set("safe", "json"))).isEqualTo("422 message_push_unchecked");
        assertThat(code(server().get(path()))).isEqualTo("404 message_push_not_found");
    }

    /** A server that answers, but a byte at a time, is not waited for. */
    @Test
    void waitsFiveSecondsForAnAnswer() {
        merchant.checks(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                while (true) {
                    out.write('x');
                    out.flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var refused = set("safe", "json");
        assertThat(code(refused)).isEqualTo("422 message_push_unchecked");
        assertThat(refused.body()).contains("timeout");
    }

    @Test
    void takesOnlyKeysThatCanBeSome() {
        for (var keys : List.of(
                "ab " + KEY,
                "a-b- " + KEY,
                "x".repeat(33) + " " + KEY,
                TOKEN + " short",
                TOKEN + " " + KEY.replace('a', '+'))) {
            var parts = keys.split(" ", 2);
            assertThat(set(merchant.url(), parts[0], parts[1], "safe", "json").statusCode())
                    .as(keys)
                    .isEqualTo(400);
        }
        assertThat(set(merchant.url(), TOKEN, KEY, "secret", "json").statusCode())
                .isEqualTo(400);
        assertThat(set(merchant.url(), "another0token", KEY, "safe", "json").statusCode())
                .as("the server does not know it")
                .isEqualTo(422);
    }
}
