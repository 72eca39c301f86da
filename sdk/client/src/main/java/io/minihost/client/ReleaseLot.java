package io.minihost.client;

import org.jspecify.annotations.Nullable;

/**
 * Which version one person would get.
 *
 * @param version null when they would get nothing
 * @param isMeant whether the gray version is for them; null when none is gray
 * @param bucket their number from 0 to 99, which is below the percentage of those who get the gray version
 */
public record ReleaseLot(
        @Nullable String version,
        @Nullable String state,
        @Nullable Boolean isMeant,
        @Nullable Integer bucket) {}
