package io.minihost.server.accounts;

import io.minihost.server.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What a person is known by here.
 *
 * @param username what they sign in with
 * @param nickname what others see; empty until they choose one
 * @param role on this platform, null for most
 * @param hasPassword whether they can sign in with one
 */
public record Account(
        PersonId person,
        String username,
        String nickname,
        @Nullable PlatformRole role,
        boolean hasPassword) {}
