package io.minihost.server.programs;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.Caller;
import java.time.Instant;
import java.util.Optional;

/** What a program's own server proves itself with. */
public interface ProgramSecrets {

    /**
     * What somebody has proved.
     *
     * @param isRight whether the secret is the program's
     * @param owner whose program it is
     */
    record Proof(boolean isRight, OrganisationId owner) {}

    /** Takes as long for a wrong secret as for a right one; empty when there is no such program. */
    Optional<Proof> prove(AppId program, String secret);

    /** A new secret, told here and never again. */
    record Renewed(String secret, Instant formerValidUntil) {}

    /** Gives a program another secret. The one before is good for an hour, those before it no longer. */
    Renewed renew(Caller caller, AppId program);
}
