package io.minihost.server.identity;

import io.minihost.server.common.ClusterWide;

/**
 * A browser in which somebody was a guest is an account's from now on, and what it has kept stays the guest's. Published in the
 * transaction in which the account is entered.
 */
public record GuestLeft(PersonId guest) implements ClusterWide {}
