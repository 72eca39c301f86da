package io.minihost.server.organisations;

import io.minihost.server.access.OrganisationId;

/** An organisation that somebody belongs to, and as what. */
record Membership(OrganisationId id, String name, String role) {}
