package io.minihost.server.organisations;

import io.minihost.server.access.OrganisationId;

/** An operator has frozen or banned an organisation, or lets it be used again. Published in that transaction. */
public record OrganisationStatusChanged(OrganisationId organisation) {}
