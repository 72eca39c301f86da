package io.minihost.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostClientTests {

    private static final String VERSION =
            "{\"version\":\"1.0.0\",\"hash\":\"ab\",\"state\":\"%s\",\"percent\":%d,\"new\":1}";

    private StubHost host;
    private HostClient client;

    @BeforeEach
    void start() throws IOException {
        host = new StubHost();
        client = HostClients.connect(host.uri(), "secret");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private void assertAsked(String method, String uri, String body) {
        assertThat(host.asked().method()).isEqualTo(method);
        assertThat(host.asked().uri()).isEqualTo("/api/v1/programs" + uri);
        assertThat(host.asked().authorization()).isEqualTo("Bearer secret");
        assertThat(host.asked().text()).isEqualTo(body);
    }

    @Test
    void registersAProgram() {
        host.answers(201, "{\"appId\":\"wx1\",\"appSecret\":\"s\",\"name\":\"待办\"}");
        assertThat(client.register(ProgramDraft.named("待办"))).isEqualTo(new RegisteredProgram("wx1", "s", "待办"));
        assertAsked("POST", "", "{\"name\":\"待办\"}");
        assertThat(host.asked().type()).isEqualTo("application/json");
    }

    @Test
    void listsPrograms() {
        host.answers(200, "[{\"appId\":\"wx1\",\"name\":\"a\",\"createdAt\":\"2026-11-20T12:00:00Z\"}]");
        assertThat(client.programs()).extracting(Program::appId).containsExactly("wx1");
        assertAsked("GET", "", "");
        host.answers(200, "{\"appId\":\"wx1\",\"name\":\"a\"}");
        assertThat(client.program("wx1").name()).isEqualTo("a");
        assertAsked("GET", "/wx1", "");
    }

    @Test
    void uploadsAnArchive(@TempDir Path temp) throws Exception {
        host.answers(
                201,
                "{\"version\":\"1.0 beta\",\"hash\":\"ab\",\"problems\":"
                        + "[{\"file\":\"app.json\",\"line\":3,\"column\":null,\"severity\":\"warning\",\"message\":\"m\"}]}");
        Path zip = Files.writeString(temp.resolve("a.zip"), "zip");
        UploadedVersion uploaded = client.upload("wx1", "1.0 beta", zip);
        assertThat(uploaded.problems()).containsExactly(new BundleProblem("app.json", 3, null, "warning", "m"));
        assertAsked("PUT", "/wx1/versions/1.0%20beta", "zip");
        assertThat(host.asked().type()).isEqualTo("application/zip");
    }

    @Test
    void saysThatAnArchiveIsMissing() {
        assertThatExceptionOfType(HostFailure.class)
                .isThrownBy(() -> client.upload("wx1", "1", Path.of("/nowhere.zip")))
                .withMessageContaining("there is no file /nowhere.zip");
    }

    @Test
    void walksTheLifeCycle() {
        for (int i = 0; i < 5; i++) {
            host.answers(200, VERSION.formatted("x", 0));
        }
        client.trial("wx1", "1.0.0");
        assertAsked("POST", "/wx1/versions/1.0.0/trial", "{}");
        client.submit("wx1", "1.0.0");
        assertAsked("POST", "/wx1/versions/1.0.0/submit", "{}");
        client.approve("wx1", "1.0.0");
        assertAsked("POST", "/wx1/versions/1.0.0/approve", "{}");
        client.reject("wx1", "1.0.0");
        assertAsked("POST", "/wx1/versions/1.0.0/reject", "{}");
        client.withdraw("wx1", "1.0.0");
        assertAsked("POST", "/wx1/versions/1.0.0/withdraw", "{}");
    }

    @Test
    void releasesToSomeOrAll() {
        host.answers(200, VERSION.formatted("gray", 10)).answers(200, VERSION.formatted("released", 100));
        assertThat(client.release("wx1", "1.0.0", ReleaseOrder.to(10)).percent())
                .isEqualTo(10);
        assertAsked("POST", "/wx1/versions/1.0.0/release", "{\"percent\":10}");
        assertThat(client.release("wx1", "1.0.0", ReleaseOrder.EVERYBODY).isLive())
                .isTrue();
        assertAsked("POST", "/wx1/versions/1.0.0/release", "{}");
    }

    @Test
    void asksWhoGetsWhat() {
        host.answers(200, "{\"version\":\"2\",\"state\":\"gray\",\"isMeant\":true,\"bucket\":7}")
                .answers(200, "[{\"tag\":\"早\",\"people\":3}]")
                .answers(200, "{\"people\":[\"o1\"]}");
        assertThat(client.releaseLot("wx1", "a&b").bucket()).isEqualTo(7);
        assertAsked("GET", "/wx1/releases/current/person?person=a%26b", "");
        assertThat(client.tags("wx1")).containsEntry("早", 3);
        client.tag("wx1", "early", List.of("o1"));
        assertAsked("PUT", "/wx1/tags/early", "{\"people\":[\"o1\"]}");
    }

    @Test
    void rollsBack() {
        host.answers(200, VERSION.formatted("released", 100)).answers(200, VERSION.formatted("released", 100));
        client.rollback("wx1", null);
        assertAsked("POST", "/wx1/rollback", "{}");
        client.rollback("wx1", "0.9");
        assertAsked("POST", "/wx1/rollback", "{\"to\":\"0.9\"}");
    }

    @Test
    void listsVersions() {
        host.answers(200, "[" + VERSION.formatted("development", 0) + "]");
        assertThat(client.versions("wx1")).extracting(Version::state).containsExactly("development");
        assertAsked("GET", "/wx1/versions", "");
    }

    @Test
    void fetchesAQrCode() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G'};
        host.answers(200, "image/png", png).answers(200, "image/png", png);
        assertThat(client.qr("wx1", QrRequest.FIRST_PAGE)).isEqualTo(png);
        assertAsked("GET", "/wx1/qr", "");
        client.qr("wx1", new QrRequest("pages/a?b=c&d", "x=1", "1.0", 300));
        assertAsked("GET", "/wx1/qr?path=pages%2Fa%3Fb%3Dc%26d&scene=x%3D1&version=1.0&width=300", "");
    }

    @Test
    void readsALog() {
        host.answers(
                200,
                "{\"entries\":[{\"at\":\"2026-11-20T12:00:00Z\",\"level\":\"error\",\"kind\":\"error\","
                        + "\"attribution\":\"program\",\"message\":\"x is not defined\",\"file\":\"app.js\",\"line\":7}],"
                        + "\"next\":12}");
        LogPage page = client.log("wx1", "s1", "0");
        assertThat(page.next()).isEqualTo("12");
        assertThat(page.entries().getFirst().line()).isEqualTo(7);
        assertAsked("GET", "/wx1/sessions/s1/log?after=0", "");
    }

    @Test
    void listsVisits() {
        host.answers(
                200,
                "{\"items\":[{\"id\":\"s1\",\"version\":\"1.0.0\",\"envVersion\":\"release\",\"path\":\"pages/a\","
                        + "\"startedAt\":\"2026-11-20T12:00:00Z\",\"errors\":2}]}");
        assertThat(client.visits("wx1", 5).getFirst().errors()).isEqualTo(2);
        assertAsked("GET", "/wx1/sessions?limit=5", "");
    }

    @Test
    void tellsWhyTheHostRefuses() {
        host.answers(
                422,
                "application/problem+json",
                ("{\"type\":\"about:blank\",\"title\":\"Unprocessable\",\"status\":422,\"detail\":\"Refused.\",\"code\":\"bundle_refused\","
                                + "\"problems\":[{\"file\":\"a.wxml\",\"line\":1,\"column\":2,\"severity\":\"error\",\"message\":\"m\"}]}")
                        .getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(HostFailure.class)
                .isThrownBy(() -> client.submit("wx1", "1"))
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(422);
                    assertThat(failure.method()).isEqualTo("POST");
                    assertThat(failure.problem().code()).isEqualTo("bundle_refused");
                    assertThat(failure.problem().problems())
                            .containsExactly(new BundleProblem("a.wxml", 1, 2, "error", "m"));
                    assertThat(failure.getMessage())
                            .isEqualTo("POST " + failure.uri() + " answered 422: Refused.")
                            .doesNotContain("secret");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Bad gateway</html>", "", "null", "[]"})
    void survivesAnswersThatAreNoProblems(String body) {
        host.answers(502, body);
        assertThatExceptionOfType(HostFailure.class)
                .isThrownBy(() -> client.programs())
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(502));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "null", "[1]", "{\"appId\":"})
    void survivesAnswersItCannotRead(String body) {
        host.answers(200, body);
        assertThatExceptionOfType(HostFailure.class)
                .isThrownBy(() -> client.program("wx1"))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(HostFailure.NO_ANSWER));
    }

    @Test
    void saysThatNobodyAnswers() {
        host.close();
        assertThatExceptionOfType(HostFailure.class)
                .isThrownBy(() -> client.programs())
                .withMessageEndingWith("no server answers there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "ftp://x", "x", "http:/x"})
    void refusesWhatIsNoServer(String server) {
        assertThatIllegalArgumentException().isThrownBy(() -> HostClients.connect(URI.create(server), "t"));
    }
}
