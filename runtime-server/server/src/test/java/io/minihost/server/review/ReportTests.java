package io.minihost.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.programs.Zips;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** Reports of versions as reviewers ask for them. */
class ReportTests extends ServerTest {

    @Test
    void tellsWhatAVersionConsistsOf() {
        var path = "/api/v1/programs/" + server().register("Looked at");
        var files = Zips.files("x");
        files.put("utils/api.js", "wx.request({ url: 'https://api.example.com/a' }); eval('1');");
        assertThat(server().put(path + "/versions/1", Zips.zip(files)).statusCode())
                .isEqualTo(201);
        var report = server().json(server().get(path + "/versions/1/report"));
        assertThat(report.get("version").stringValue()).isEqualTo("1");
        assertThat(report.get("dynamicCode").get(0).get("file").stringValue()).isEqualTo("utils/api.js");
        var domain = report.get("domains").get(0);
        assertThat(domain.get("isListed").booleanValue()).isFalse();
        server().send(server().request(path + "/domains")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"request\":[\"https://api.example.com\"]}")));
        assertThat(server().json(server().get(path + "/versions/1/report"))
                        .get("domains")
                        .get(0)
                        .get("isListed")
                        .booleanValue())
                .isTrue();
        assertThat(server().get(path + "/versions/2/report").statusCode()).isEqualTo(404);
        assertThat(server().get("/api/v1/programs/wx0000000000000000/versions/1/report")
                        .statusCode())
                .isEqualTo(404);
    }
}
