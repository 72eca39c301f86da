package io.minihost.server.messages;

import io.minihost.server.common.ClusterWide;
import io.minihost.server.identity.PersonId;

/** Something in a person's inbox is new, was read or went away. Published in the transaction that changes it. */
public record InboxChanged(PersonId person) implements ClusterWide {}
