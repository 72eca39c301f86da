package io.minihost.server.identity;

import io.minihost.server.common.ClusterWide;

/** A guest has an account from now on. Published in the transaction that makes it. */
public record MemberSince(PersonId person) implements ClusterWide {}
