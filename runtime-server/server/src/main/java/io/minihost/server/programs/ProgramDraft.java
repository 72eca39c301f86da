package io.minihost.server.programs;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What somebody says of a program to register it. */
record ProgramDraft(
        @NotBlank @Size(max = 100) String name,
        @Nullable @Size(max = 100) String category,
        @Nullable @Size(max = 2000) String description) {}
