package io.minihost.server.identity;

import io.minihost.server.access.PlatformRole;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows who has signed in. Implemented by the feature that signs people in. */
public interface SignedIn {

    /**
     * A browser in which somebody is signed in.
     *
     * @param role on the whole platform, null for most; and for all who have not signed in as such a role needs
     * @param weakRole the role of those
     * @param isProved whether the person has proved here a short while ago who they are
     */
    record Device(
            UUID id,
            PersonId person,
            @Nullable PlatformRole role,
            @Nullable PlatformRole weakRole,
            boolean isProved) {}

    /** The browser that sends a request; empty when nobody is signed in there. */
    Optional<Device> device(HttpServletRequest request);

    /** Whether what was learned from a request some time ago still holds: the device is signed in, the guest has no account. */
    boolean isStill(PersonId person, Optional<UUID> device);

    /** Whether somebody has an account: a guest's cookie does not prove then who sends it. */
    boolean isMember(PersonId person);
}
