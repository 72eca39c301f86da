package io.minihost.cli;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program is called when nobody says it. */
final class ProjectName {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private ProjectName() {}

    static String of(Path folder) throws IOException {
        String project = text(folder.resolve("project.config.json"), "/projectname");
        String title = text(folder.resolve("app.json"), "/window/navigationBarTitleText");
        if (!project.isBlank()) {
            return project;
        }
        return title.isBlank() ? folder.toRealPath().getFileName().toString() : title;
    }

    private static String text(Path file, String pointer) throws IOException {
        try {
            JsonNode json =
                    Files.isRegularFile(file) ? JSON.readTree(Files.readAllBytes(file)) : JSON.createObjectNode();
            // The platform's tools write non-ASCII project names in percent encoding.
            String text = json.at(pointer).asString("").strip();
            return text.matches(".*%[0-9A-Fa-f]{2}.*") ? decoded(text) : text;
        } catch (JacksonException e) {
            return "";
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
