package io.minihost.server.programs;

import io.minihost.server.access.OrganisationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people may know about a program.
 *
 * @param listing how it is presented
 * @param owner whose it is
 * @param developer what the owner is called
 * @param version number of the released version; null when none is released to everybody
 * @param hash of what was made of that version when it was uploaded
 */
public record Profile(
        Listing listing,
        @Nullable String category,
        OrganisationId owner,
        String developer,
        @Nullable String version,
        @Nullable String hash,
        @Nullable Instant releasedAt) {}
