package io.minihost.cli.files;

import io.minihost.client.Translation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a program is called in other languages, by {@code translations} in its {@code project.config.json}. */
public final class ProjectTranslations {

    private ProjectTranslations() {}

    /** Reads them by language tag; null when there are none. */
    public static @Nullable Map<String, Translation> of(Path folder) throws IOException {
        JsonNode configured =
                ProjectJson.read(folder.resolve("project.config.json")).path("translations");
        Map<String, Translation> translations = new TreeMap<>();
        configured
                .properties()
                .forEach(entry -> translations.put(
                        entry.getKey(),
                        new Translation(text(entry.getValue(), "name"), text(entry.getValue(), "description"))));
        return translations.isEmpty() ? null : translations;
    }

    private static @Nullable String text(JsonNode translation, String key) {
        String text = translation.path(key).asString("");
        return text.isBlank() ? null : text;
    }
}
