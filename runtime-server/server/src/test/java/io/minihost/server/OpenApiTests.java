package io.minihost.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenApiTests extends ServerTest {

    @Test
    void describesTheApiInOpenApi31() {
        var api = server().json(server().get("/api/openapi.json"));
        assertThat(api.get("openapi").stringValue()).startsWith("3.1");
        assertThat(api.get("paths").propertyNames())
                .contains("/api/v1/programs", "/api/v1/programs/{appId}/versions/{version}/release");
        assertThat(api.toString()).contains("application/zip").doesNotContain("Caller");
    }

    @Test
    void saysThatItIsWell() {
        assertThat(server().json(server().get("/actuator/health")).get("status").stringValue())
                .isEqualTo("UP");
    }
}
