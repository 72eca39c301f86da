package io.minihost.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What a program is called and what it is, in one language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Translation(@Nullable String name, @Nullable String description) {}
