package io.minihost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTests extends ServerTest {

    @Test
    void describesTheApiInOpenApi31() {
        var api = server().json(server().get("/api/openapi.json"));
        assertThat(api.get("openapi").stringValue()).startsWith("3.1");
        assertThat(api.get("paths").propertyNames())
                .contains("/api/v1/programs", "/api/v1/programs/{appId}/versions/{version}/release");
        assertThat(api.toString()).contains("application/zip").doesNotContain("Caller");
    }

    /** Whoever changes what the API says sees it in the change itself. */
    @Test
    void isTheDocumentThatIsCommitted() throws IOException {
        var said = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(server().json(server().get("/api/openapi.json")));
        Files.writeString(Path.of("target/openapi.json"), said + "\n");
        assertThat(Files.readString(Path.of("../../docs/openapi.json")))
                .withFailMessage("docs/openapi.json is not what the server says;"
                        + " copy runtime-server/server/target/openapi.json there if the change is meant")
                .isEqualTo(said + "\n");
    }

    /** Programs that read problems go by their code. */
    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/programs/wx0000000000000000, program_not_found",
        "GET, /api/v1/programs/nothing, invalid_request",
        "POST, /api/v1/programs, invalid_request",
        "PATCH, /api/v1/programs, method_not_allowed",
        "GET, /api/v1/none, not_found",
        "POST, /api/v1/programs/wx0000000000000000/rollback, program_not_found",
        "DELETE, /api/v1/people/00000000-0000-0000-0000-000000000000, person_not_found"
    })
    void refusesWithACode(String method, String path, String code) {
        var answer = server().send(HttpRequest.newBuilder(server().base().resolve(path))
                .header("Authorization", "Bearer " + server().token())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("POST") ? "{}" : "")));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(server().json(answer).get("code").stringValue()).isEqualTo(code);
    }

    @Test
    void asksForATokenWithACode() {
        var answer = server().send(HttpRequest.newBuilder(server().base().resolve("/api/v1/programs")));
        assertThat(server().json(answer).get("code").stringValue()).isEqualTo("unauthorized");
    }

    @Test
    void saysThatItIsWell() {
        assertThat(server().json(server().get("/actuator/health")).get("status").stringValue())
                .isEqualTo("UP");
    }
}
