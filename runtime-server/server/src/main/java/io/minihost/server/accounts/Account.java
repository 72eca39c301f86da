package io.minihost.server.accounts;

import io.minihost.server.access.PlatformRole;
import io.minihost.server.identity.PersonId;
import java.util.List;
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
        boolean hasPassword) {

    /** What the person is called, which makes no good password. */
    public List<String> names() {
        return List.of(username, nickname);
    }
}
