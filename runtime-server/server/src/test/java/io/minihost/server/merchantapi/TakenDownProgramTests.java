package io.minihost.server.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** What the server of a program is told that an operator has frozen or taken down. */
class TakenDownProgramTests extends MerchantTest {

    private void set(String status) {
        var answer = server().send(server().request("/api/v1/programs/" + bakery.appId() + "/status")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"status\":\"%s\",\"reason\":\"Bots\"}".formatted(status))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void callsAreRefusedUntilItIsBack() {
        var token = token();
        var check = "/wxa/checksession?access_token=" + token + "&openid=x&signature=y&sig_method=hmac_sha256";
        var usual = code(get(check));
        set("frozen");
        assertThat(code(login(ann))).isZero();
        assertThat(code(get(check))).isEqualTo(usual);
        set("taken-down");
        assertThat(code(get(check))).isEqualTo(50002);
        assertThat(code(login(ann))).isEqualTo(50007);
        assertThat(code(get(tokenPath(bakery.appId(), bakery.secret())))).isEqualTo(50007);
        assertThat(code(get(tokenPath(bakery.appId(), "0".repeat(32)))))
                .as("nobody else learns of it")
                .isEqualTo(40125);
        set("active");
        assertThat(code(get(check))).isEqualTo(usual);
        assertThat(code(login(ann))).isZero();
    }
}
