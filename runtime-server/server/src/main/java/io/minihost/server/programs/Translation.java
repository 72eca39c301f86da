package io.minihost.server.programs;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a program is called and what it is, in one language. What is missing is as it was registered. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Translation(
        @Nullable @Size(max = 100) @Pattern(regexp = SOMETHING)
        String name,

        @Nullable @Size(max = 2000) String description) {

    private static final String SOMETHING = "(?s).*\\S.*";
}
