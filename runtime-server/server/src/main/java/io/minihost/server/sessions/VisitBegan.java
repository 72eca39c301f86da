package io.minihost.server.sessions;

import io.minihost.server.identity.PersonId;
import io.minihost.server.programs.Launchable;
import java.time.Instant;

/** A person's page has joined and the program runs; again when it is launched anew. Published after the visit is on record. */
public record VisitBegan(SessionId session, PersonId person, Launchable program, Instant at) {}
