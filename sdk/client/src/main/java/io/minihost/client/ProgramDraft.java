package io.minihost.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a program to register it.
 *
 * @param translations names and descriptions in other languages, by language tag such as {@code zh}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgramDraft(
        String name,
        @Nullable String category,
        @Nullable String description,
        @Nullable Map<String, Translation> translations) {

    public static ProgramDraft named(String name) {
        return new ProgramDraft(name, null, null, null);
    }
}
