package io.minihost.server.messages;

import io.minihost.server.identity.PersonId;

/** A message has come for somebody; published in the transaction that keeps it, for the one node that it came to. */
public record MessageArrived(PersonId person, InboxMessage message) {}
