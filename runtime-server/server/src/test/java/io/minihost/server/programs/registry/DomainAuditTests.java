package io.minihost.server.programs.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list of domains and the word of who changed it are kept together or not at all. */
class DomainAuditTests extends ServerTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void keepsNoChangeThatIsNotOnRecord() {
        var appId = server().register("Audited");
        jdbc.sql("alter table audit_entry add constraint no_word check (subject <> '%s') not valid".formatted(appId))
                .update();
        try {
            assertThat(put(appId, "https://a.example.com").statusCode()).isGreaterThanOrEqualTo(400);
        } finally {
            jdbc.sql("alter table audit_entry drop constraint no_word").update();
        }
        assertThat(server().get("/api/v1/programs/" + appId + "/domains").body())
                .doesNotContain("a.example.com");
        assertThat(put(appId, "https://b.example.com").statusCode()).isEqualTo(200);
        assertThat(server().get("/api/v1/programs/" + appId + "/domains").body())
                .contains("b.example.com");
    }

    @Test
    void takesChangesOneAfterTheOther() {
        var appId = server().register("Busy");
        var answers = IntStream.range(0, 20)
                .parallel()
                .map(i -> put(appId, "https://a.example.com").statusCode())
                .toArray();
        assertThat(answers).containsOnly(200);
        assertThat(jdbc.sql("select count(*) from audit_entry where subject = ? and action = 'domains.replace'")
                        .param(appId)
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
    }

    private HttpResponse<String> put(String appId, String origin) {
        return server().send(server().request("/api/v1/programs/" + appId + "/domains")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"request\":[\"%s\"]}".formatted(origin))));
    }
}
