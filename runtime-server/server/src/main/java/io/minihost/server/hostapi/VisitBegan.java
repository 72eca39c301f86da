package io.minihost.server.hostapi;

import io.minihost.server.common.Launchable;
import io.minihost.server.identity.PersonId;
import java.time.Instant;

/** A person's page has joined and the program runs; again when it is launched anew. Published after the visit is on record. */
public record VisitBegan(SessionId session, PersonId person, Launchable program, Instant at) {}
