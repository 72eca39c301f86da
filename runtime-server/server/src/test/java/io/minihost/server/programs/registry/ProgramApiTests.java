package io.minihost.server.programs.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.TestServer;
import io.minihost.server.programs.Zips;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ProgramApiTests extends ServerTest {

    @Test
    void readsNoLargeBody() {
        String name = "x".repeat(300_000);
        assertThat(server().post("/api/v1/programs", "{\"name\":\"%s\"}".formatted(name))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void registersAProgram() {
        var response = server().post("/api/v1/programs", "{\"name\":\"Tea\",\"category\":\"food\"}");
        var program = server().json(response);
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(program.get("appId").stringValue()).matches("wx[0-9a-f]{16}");
        assertThat(program.get("appSecret").stringValue()).matches("[0-9a-f]{32}");
        assertThat(program.get("category").stringValue()).isEqualTo("food");
    }

    @Test
    void refusesAProgramWithoutAName() {
        assertProblem(server().post("/api/v1/programs", "{\"name\":\" \"}"), 400);
        assertProblem(server().post("/api/v1/programs", "{"), 400);
    }

    @Test
    void refusesCallersWithoutAValidToken() {
        var stranger = new TestServer(server().base(), "guess");
        var response = stranger.post("/api/v1/programs", "{\"name\":\"Tea\"}");
        assertProblem(response, 401);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    }

    @Test
    void takesAProgramWithABadFileAndTellsIt() {
        var files = Zips.files("sloppy");
        files.put("utils/broken.js", "module.exports = {\n  data: {},,\n};\n");
        var response = server().put("/api/v1/programs/" + server().register("Sloppy") + "/versions/1", Zips.zip(files));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        var problem = server().json(response).get("problems").get(0);
        assertThat(problem.get("file").stringValue()).isEqualTo("utils/broken.js");
        assertThat(problem.get("line").intValue()).isEqualTo(2);
        assertThat(problem.get("severity").stringValue()).isEqualTo("warning");
    }

    @Test
    void takesAVersionFromUploadToReleaseAndBack() {
        var appId = server().register("Life");
        assertThat(upload(appId, "1.0.0", "one").statusCode()).isEqualTo(201);
        assertState(step(appId, "1.0.0", "submit"), "submitted");
        assertProblem(upload(appId, "1.0.0", "other"), 409);
        assertProblem(step(appId, "1.0.0", "release"), 409);
        assertState(step(appId, "1.0.0", "approve"), "approved");
        assertState(step(appId, "1.0.0", "release"), "released");
        release(appId, "1.0.1", "two", "{\"percent\":20}");
        assertThat(states(appId)).isEqualTo("1.0.1=gray 1.0.0=released");
        release(appId, "1.0.1");
        assertThat(states(appId)).isEqualTo("1.0.1=released 1.0.0=superseded");
        assertState(server().post("/api/v1/programs/" + appId + "/rollback"), "released");
        assertThat(states(appId)).isEqualTo("1.0.1=superseded 1.0.0=released");
        assertProblem(server().post("/api/v1/programs/" + appId + "/rollback"), 409);
        assertThat(server().post("/api/v1/programs/" + appId + "/rollback", "{\"to\":\"1.0.1\"}")
                        .statusCode())
                .isEqualTo(200);
        assertState(step(appId, "1.0.1", "withdraw"), "withdrawn");
        assertThat(states(appId)).isEqualTo("1.0.1=withdrawn 1.0.0=superseded");
    }

    @Test
    void endsAGrayReleaseByRollback() {
        var appId = server().register("Gray");
        release(appId, "1", "one", "{}");
        release(appId, "2", "two", "{\"percent\":50}");
        server().post("/api/v1/programs/" + appId + "/rollback");
        assertThat(states(appId)).isEqualTo("2=superseded 1=released");
    }

    @Test
    void refusesShareOutsideOfPercent() {
        var appId = server().register("Share");
        release(appId, "1", "one", "{}");
        assertProblem(server().post("/api/v1/programs/" + appId + "/versions/1/release", "{\"percent\":101}"), 400);
    }

    @Test
    void replacesADevelopmentVersion() {
        var appId = server().register("Again");
        var first = server().json(upload(appId, "1", "one")).get("hash").stringValue();
        var second = server().json(upload(appId, "1", "two")).get("hash").stringValue();
        assertThat(second).matches("[0-9a-f]{64}").isNotEqualTo(first);
        assertThat(states(appId)).isEqualTo("1=development");
    }

    @Test
    void knowsNothingOfOtherPrograms() {
        assertProblem(server().get("/api/v1/programs/wx0000000000000000/versions"), 404);
        assertProblem(server().get("/api/v1/programs/nonsense/versions"), 400);
        assertProblem(server().put("/api/v1/programs/wx0000000000000000/versions/1", Zips.hello("x")), 404);
    }

    private void release(String appId, String version, String text, String order) {
        upload(appId, version, text);
        step(appId, version, "submit");
        step(appId, version, "approve");
        server().post("/api/v1/programs/" + appId + "/versions/" + version + "/release", order);
    }

    private void release(String appId, String version) {
        step(appId, version, "release");
    }

    private HttpResponse<String> upload(String appId, String version, String text) {
        return server().put("/api/v1/programs/" + appId + "/versions/" + version, Zips.hello(text));
    }

    private HttpResponse<String> step(String appId, String version, String step) {
        return server().post("/api/v1/programs/" + appId + "/versions/" + version + "/" + step);
    }

    private String states(String appId) {
        var text = new StringBuilder();
        for (var version : server().json(server().get("/api/v1/programs/" + appId + "/versions"))) {
            text.append(version.get("version").stringValue())
                    .append('=')
                    .append(version.get("state").stringValue())
                    .append(' ');
        }
        return text.toString().strip();
    }

    private void assertState(HttpResponse<String> response, String state) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(server().json(response).get("state").stringValue()).isEqualTo(state);
    }

    private void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(server().json(response).get("status").intValue()).isEqualTo(status);
    }
}
