package io.minihost.server.organisations;

import io.minihost.server.access.OrganisationRole;
import io.minihost.server.identity.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who belongs to an organisation.
 *
 * @param until when that ends; null for as long as nobody says so
 */
public record Member(
        PersonId person,
        String username,
        String nickname,
        OrganisationRole role,
        Instant since,
        @Nullable Instant until) {}
