package io.minihost.cli;

import io.minihost.client.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program is called in other languages, by {@code translations} in its {@code project.config.json}. */
final class ProjectTranslations {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private ProjectTranslations() {}

    /** Reads them by language tag; null when there are none. */
    static @Nullable Map<String, Translation> of(Path folder) throws IOException {
        Path file = folder.resolve("project.config.json");
        if (!Files.isRegularFile(file)) {
            return null;
        }
        JsonNode configured = read(file).path("translations");
        Map<String, Translation> translations = new TreeMap<>();
        configured
                .properties()
                .forEach(entry -> translations.put(
                        entry.getKey(),
                        new Translation(text(entry.getValue(), "name"), text(entry.getValue(), "description"))));
        return translations.isEmpty() ? null : translations;
    }

    private static JsonNode read(Path file) throws IOException {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            // A broken file does not keep a program from being registered, as with its name.
            return JSON.createObjectNode();
        }
    }

    private static @Nullable String text(JsonNode translation, String key) {
        String text = translation.path(key).asString("");
        return text.isBlank() ? null : text;
    }
}
