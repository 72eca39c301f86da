package io.minihost.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to the releases of a program.
 *
 * @param actor who did it; {@code guard} and {@code plan} act by themselves
 * @param action such as {@code release} or {@code rollback}
 * @param percent share of the people who had the version then
 * @param other the version that it took the place of; of a rollback the one that people got rid of
 */
public record ReleaseChange(
        String id,
        Instant at,
        String actor,
        String action,
        String version,
        int percent,
        @Nullable String other,
        @Nullable String reason) {}
