package io.minihost.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What somebody says of a program to register it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgramDraft(
        String name, @Nullable String category, @Nullable String description) {

    public static ProgramDraft named(String name) {
        return new ProgramDraft(name, null, null);
    }
}
