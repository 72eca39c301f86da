package io.minihost.server.identity;

import io.minihost.server.access.Action;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.access.PlatformRole;
import io.minihost.server.access.Scope;
import io.minihost.server.common.web.Problem;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a REST call; a controller takes it as a parameter.
 *
 * @param subject who it is, as the audit log names it: {@code operator}, a person's id, or a token of an organisation
 * @param person whose token or browser it is; null for the operator's token and those of organisations
 * @param organisation whose token it is; null for others
 * @param platformRole what the caller is on the whole platform; null for most
 * @param weakRole what a person is there, which does not count before they have proved who they are as it needs; else null
 * @param scopes what it is good for
 * @param isProved whether the person has proved a short while ago who they are; tokens prove it each time
 * @param until when the caller's token ends; null for one that does not, and for browsers
 */
public record Caller(
        String subject,
        @Nullable PersonId person,
        @Nullable OrganisationId organisation,
        @Nullable PlatformRole platformRole,
        @Nullable PlatformRole weakRole,
        Set<Scope> scopes,
        boolean isProved,
        @Nullable Instant until) {

    public static final Set<Scope> ALL_SCOPES = Set.copyOf(EnumSet.allOf(Scope.class));

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** Whoever runs this host. */
    public static Caller operator(String subject) {
        return new Caller(subject, null, null, PlatformRole.OPERATOR, null, ALL_SCOPES, true, null);
    }

    /** Somebody who is signed in. */
    public static Caller signedIn(SignedIn.Device device) {
        var person = device.person();
        return new Caller(
                person.toString(), person, null, device.role(), device.weakRole(), ALL_SCOPES, device.isProved(), null);
    }

    public boolean isOperator() {
        return platformRole == PlatformRole.OPERATOR;
    }

    /** Whether this caller may do something wherever it is. */
    public boolean mayEverywhere(Action action) {
        return platformRole != null && action.isAllowedTo(platformRole) && has(action);
    }

    /** Whether it is good for an action, if the role allows it. */
    public boolean has(Action action) {
        return scopes.contains(action.scope());
    }

    /**
     * Refuses unless this caller may do something wherever it is.
     *
     * @throws Problem then
     */
    public void requireEverywhere(Action action) {
        if (!mayEverywhere(action)) {
            throw refusal(action);
        }
    }

    /**
     * For what nobody does in somebody else's browser that was left open. The host's pages ask for a proof when they get this
     * refusal, and repeat the call.
     *
     * @throws Problem 403 {@code proof_needed} when the person has to prove first who they are
     */
    public void requireProof() {
        if (!isProved) {
            throw proofNeeded();
        }
    }

    /** What is said to somebody who has to prove first who they are. */
    public static Problem proofNeeded() {
        return Problem.forbidden("Prove first that it is you.").code("proof_needed");
    }

    /** Whether it might do something wherever it is, once the person has proved who they are as their role needs. */
    public boolean lacksOnlyProof(Action action) {
        return weakRole != null && action.isAllowedTo(weakRole) && has(action);
    }

    /** What is said to somebody whose role does not count yet; the host's pages ask for what is missing. */
    public static Problem secondFactorNeeded() {
        return Problem.forbidden("Your role counts once you have signed in by a passkey or a second factor.")
                .code("second_factor_needed");
    }

    /** Why it may not. */
    public Problem refusal(Action action) {
        if (lacksOnlyProof(action)) {
            return secondFactorNeeded();
        }
        return has(action)
                ? Problem.forbidden("Your role does not allow this.").code("not_allowed")
                : Problem.forbidden("This token is not good for it: it lacks the scope %s."
                                .formatted(action.scope().wireName()))
                        .code("missing_scope");
    }
}
