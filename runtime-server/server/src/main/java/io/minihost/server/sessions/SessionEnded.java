package io.minihost.server.sessions;

/** A visit is over. Published on the node it was on. */
public record SessionEnded(SessionId session) {}
