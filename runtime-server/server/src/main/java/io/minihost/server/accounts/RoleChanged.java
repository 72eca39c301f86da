package io.minihost.server.accounts;

import io.minihost.server.access.PlatformRole;
import io.minihost.server.identity.PersonId;
import org.jspecify.annotations.Nullable;

/** Somebody has another role on the whole platform. Published as it changes. */
public record RoleChanged(PersonId person, @Nullable PlatformRole role) {}
