package io.minihost.server.organisations;

import io.minihost.server.access.OrganisationId;
import java.time.Instant;

/**
 * Somebody who has programs here: a company, or one person alone.
 *
 * @param name as people see it who use its programs
 * @param revision another one after each change
 */
public record Organisation(OrganisationId id, String name, int revision, Instant createdAt) {}
