package io.minihost.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A program as its developer sees it. */
public record Program(
        String appId,
        String name,
        @Nullable String category,
        @Nullable String description,
        @Nullable Instant createdAt) {}
