package io.minihost.server.programs.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.minihost.server.accounts.Browser;
import io.minihost.server.common.AppId;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.programs.Zips;
import io.minihost.server.sessions.HostApiScriptTests;
import io.minihost.server.sessions.VisitTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that show whose a domain is, on a server of this test, on a host that wants them. */
@Import(HostApiScriptTests.Guests.class)
@TestPropertySource(
        properties = {
            "minihost.grants.needed=phone,location",
            "minihost.domain-verification=required",
            "minihost.domain-check=enforce"
        })
class DomainProofTests extends VisitTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private HttpServer site;
    private String domain = "";
    private String appId = "";
    private volatile Answer answer = new Answer(404, "nothing");

    /** What the site says, wherever it is asked. */
    private record Answer(int status, String text) {}

    @BeforeEach
    void serve() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        site.createContext("/", this::answer);
        site.start();
        domain = "127.0.0.1:" + site.getAddress().getPort();
        appId = server().register("Domains");
        list("http://" + domain);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var now = answer;
        var text = now.text().equals("echo") ? path : now.text();
        if (now.status() == 302) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        var bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(
                path.equals("/elsewhere") || path.equals("/data") ? 200 : now.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void stop() {
        site.stop(0);
    }

    private String path() {
        return "/api/v1/programs/" + appId + "/domains";
    }

    private void list(String... origins) {
        var lists = JSON.writeValueAsString(Map.of("request", List.of(origins)));
        var answer = server().send(server().request(path())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(lists)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode check() {
        return check(domain);
    }

    private JsonNode check(String which) {
        var answer = server().post(path() + "/proofs", JSON.writeValueAsString(Map.of("domain", which)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return server().json(answer);
    }

    private JsonNode proof() {
        return server().json(server().get(path() + "/proofs")).get(0);
    }

    private void assertUnverified(JsonNode proof, String problem) {
        assertThat(proof.get("state").stringValue()).isEqualTo("unverified");
        assertThat(proof.get("problem").stringValue()).contains(problem);
        assertThat(proof()).isEqualTo(proof);
    }

    @Test
    void aFileShowsWhoseADomainIs() {
        var proof = proof();
        assertThat(proof.get("domain").stringValue()).isEqualTo(domain);
        assertThat(proof.get("state").stringValue()).isEqualTo("unverified");
        assertThat(proof.has("checkedAt")).isFalse();
        var url = URI.create(proof.get("url").stringValue());
        assertThat(url.getAuthority()).isEqualTo(domain);
        assertThat(url.getPath()).matches("/\\.well-known/minihost-verify/[0-9a-f]{20}\\.txt");
        assertUnverified(check(), "status 404");
        answer = new Answer(200, "echo");
        assertUnverified(check(), "something else");
        answer = new Answer(200, "x".repeat(5000));
        assertUnverified(check(), "something else");
        var content = proof.get("content").stringValue();
        assertThat(url.getPath()).doesNotContain(content);
        answer = new Answer(302, content);
        assertUnverified(check(), "status 302");
        answer = new Answer(200, content + "\n");
        var good = check();
        assertThat(good.get("state").stringValue()).isEqualTo("verified");
        assertThat(good.has("problem")).isFalse();
        assertThat(check().get("verifiedAt")).as("since the first time").isEqualTo(good.get("verifiedAt"));
        answer = new Answer(500, content);
        assertUnverified(check(), "status 500");
    }

    @Test
    void itIsOneProgramsAndOneDomainsAndIsForgottenWithThem() {
        var first = proof().get("content").stringValue();
        answer = new Answer(200, first);
        assertThat(check().get("state").stringValue()).isEqualTo("verified");
        list("https://api.example.com");
        list("http://" + domain);
        assertThat(proof().get("state").stringValue()).isEqualTo("unverified");
        appId = server().register("Another");
        list("http://" + domain);
        assertUnverified(check(), "something else");
    }

    @Test
    void asksNobodyWhoMustNotBeAsked() {
        var inside = "127.0.0.2:" + site.getAddress().getPort();
        list("http://" + inside, "https://127.0.0.3");
        assertUnverifiedOf(inside, "no address that this host asks");
        assertUnverifiedOf("127.0.0.3", "does not ask");
        var unlisted = server().post(path() + "/proofs", "{\"domain\":\"example.org\"}");
        assertThat(unlisted.statusCode()).isEqualTo(404);
        assertThat(Browser.code(unlisted)).isEqualTo("domain_not_found");
        var stranger = new Browser(server().base());
        stranger.get("/");
        var username = "d" + UUID.randomUUID().toString().substring(0, 12);
        stranger.post("/_a/sign-up", Map.of("username", username, "password", "correct horse battery"));
        assertThat(stranger.post(path() + "/proofs", Map.of("domain", inside)).statusCode())
                .isEqualTo(404);
    }

    private void assertUnverifiedOf(String which, String problem) {
        var proof = check(which);
        assertThat(proof.get("state").stringValue()).isEqualTo("unverified");
        assertThat(proof.get("problem").stringValue()).contains(problem);
    }

    @Test
    void anUnverifiedDomainIsNotAskedByPrograms() {
        var files = Zips.files("");
        files.put("pages/index/index.wxml", "<text>{{said}}</text>");
        files.put("pages/index/index.js", """
                Page({
                  data: { said: "" },
                  onReady() {
                    const ask = () => wx.request({
                      url: "http://DOMAIN/data",
                      success: ({ statusCode }) => this.setData({ said: "said then " + statusCode + ";" }),
                      fail: ({ errMsg }) => {
                        this.setData({ said: "said first " + errMsg + ";" });
                        setTimeout(ask, 200);
                      },
                    });
                    ask();
                  },
                });
                """.replace("DOMAIN", domain));
        var uploaded = server().put("/api/v1/programs/" + appId + "/versions/1", Zips.zip(files));
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        var version = catalogue.version(new AppId(appId), "1").orElseThrow();
        var visit = new Visit(person, version, "pages/index/index", "", 1001, Map.of(), "192.0.2.1");
        var view = view(sessions.reserve(visit), person);
        view.join("pages/index/index", "");
        assertThat(view.await(frame -> frame.toString().contains("said first")).toString())
                .contains("domain is not verified: http://" + domain);
        answer = new Answer(200, proof().get("content").stringValue());
        check();
        assertThat(view.await(frame -> frame.toString().contains("said then")).toString())
                .contains("then 200");
    }
}
