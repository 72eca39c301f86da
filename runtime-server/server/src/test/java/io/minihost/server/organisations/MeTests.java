package io.minihost.server.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.Browser;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What callers are told of themselves. */
class MeTests extends ServerTest {

    @Test
    void saysWhoCallsAndWhatTheyAre() {
        Browser mia = new Browser(server().base());
        mia.get("/");
        var name = "m" + UUID.randomUUID().toString().substring(0, 12);
        assertThat(mia.post("/_a/sign-up", Map.of("username", name, "password", "correct horse battery"))
                        .statusCode())
                .isEqualTo(200);
        var organisation = Browser.json(mia.post("/api/v1/organisations", Map.of("name", "Noodles & Co")));
        var me = Browser.json(mia.get("/api/v1/me"));
        assertThat(me.get("username").stringValue()).isEqualTo(name);
        assertThat(me.has("role")).isFalse();
        assertThat(me.get("organisations")).hasSize(1);
        assertThat(me.get("organisations").get(0).get("id")).isEqualTo(organisation.get("id"));
        assertThat(me.get("organisations").get(0).get("role").stringValue()).isEqualTo("admin");
    }

    @Test
    void saysThatTheOperatorsTokenIsNobodys() {
        var operator = server().json(server().get("/api/v1/me"));
        assertThat(operator.get("role").stringValue()).isEqualTo("operator");
        assertThat(operator.has("personId")).isFalse();
        assertThat(operator.get("organisations")).isEmpty();
    }
}
