package io.minihost.server.accounts;

import io.minihost.server.identity.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants their account deleted, or thinks better of it. Published in the transaction that notes it.
 *
 * @param at when it is deleted; null when it stays
 */
public record LeavingChosen(PersonId person, @Nullable Instant at) {}
