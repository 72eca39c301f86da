package io.minihost.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Launches as the guest's own tests read them: one file for both. */
class LaunchMessageTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void isWhatGuestsUnderstand() throws IOException {
        JsonNode fixture = JSON.readTree(Files.readString(Path.of("../web/protocol/fixtures/launch.json")));
        JsonNode launch = fixture.get("launch");
        String json = new LaunchMessage(
                        launch.get("appId").stringValue(),
                        launch.get("appName").stringValue(),
                        launch.get("version").stringValue(),
                        launch.get("envVersion").stringValue(),
                        launch.at("/url/path").stringValue(),
                        launch.at("/url/query").stringValue(),
                        launch.get("scene").intValue(),
                        launch.get("referrer"),
                        launch.get("device"),
                        launch.get("files").stringValue(),
                        launch.get("host").stringValue(),
                        Map.of("storage", launch.get("storage")))
                .json();
        assertThat(JSON.readTree(json)).isEqualTo(fixture);
    }
}
