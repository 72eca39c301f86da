package io.minihost.server.uploadtool;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.programs.Zips;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** An upload key uploads nothing while its organisation is frozen. */
class ClosedOrganisationTests extends ToolTest {

    @Test
    void keysReadAndDoNotUpload() {
        var organisation = server().json(server().post("/api/v1/organisations", "{\"name\":\"Herons\"}"))
                .get("id")
                .stringValue();
        var program = server().json(server().post(
                                "/api/v1/programs",
                                "{\"name\":\"Heron\",\"organisation\":\"%s\"}".formatted(organisation)))
                .get("appId")
                .stringValue();
        var key = tool(program);
        assertThat(code(key.upload(Zips.files("one"), "1.0.0"))).isZero();
        set(organisation, "frozen");
        assertThat(code(key.attributes(key.signature()))).isZero();
        var refused = key.upload(Zips.files("two"), "1.0.1");
        assertThat(code(refused)).as(refused.toString()).isNotZero();
        assertThat(refused.toString()).contains("frozen or banned");
        set(organisation, "active");
        assertThat(code(key.upload(Zips.files("two"), "1.0.1"))).isZero();
    }

    private void set(String organisation, String status) {
        var wish = "{\"status\":\"%s\",\"reason\":\"Unpaid\"}".formatted(status);
        var answer = server().send(server().request("/api/v1/organisations/" + organisation + "/status")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(wish)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
