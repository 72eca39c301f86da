package io.minihost.server.programs.registry;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.programs.Translation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a program to register it.
 *
 * @param translations names and descriptions in other languages, by language tag
 * @param organisation whose it is to be; without it the only one that the caller may register programs for
 */
public record ProgramDraft(
        @NotBlank @Size(max = 100) String name,
        @Nullable @Size(max = 100) String category,
        @Nullable @Size(max = 2000) String description,

        @Nullable @Size(max = 20)
        Map<@Pattern(regexp = Translations.LANGUAGE) String, @NotNull @Valid Translation> translations,

        @Nullable OrganisationId organisation) {}
