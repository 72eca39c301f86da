package io.minihost.server.programs.registry;

import io.minihost.server.programs.Translation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Names and descriptions of a program in other languages than that of its registration.
 *
 * @param translations by language tag, such as {@code zh} or {@code zh-TW}
 */
public record Translations(
        @NotNull @Size(max = 20) Map<@Pattern(regexp = LANGUAGE) String, @NotNull @Valid Translation> translations) {

    static final String LANGUAGE = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, Translation>> TYPE = new TypeReference<>() {};

    /** What a configuration says; what makes no sense there is left out. */
    public static Map<String, Translation> of(JsonNode configured) {
        var translations = new TreeMap<String, Translation>();
        for (var entry : configured.properties()) {
            var name = entry.getValue().path("name").asString("");
            var description = entry.getValue().path("description").asString("");
            if (entry.getKey().matches(LANGUAGE)) {
                translations.put(
                        entry.getKey(),
                        new Translation(name.isBlank() ? null : name, description.isBlank() ? null : description));
            }
        }
        return translations;
    }

    static Map<String, Translation> read(String json) {
        return Map.copyOf(JSON.readValue(json, TYPE));
    }

    static String write(@Nullable Map<String, Translation> translations) {
        return JSON.writeValueAsString(new TreeMap<>(translations == null ? Map.of() : translations));
    }
}
