package io.minihost.server.hostapi;

/** A visit is over. Published on the node it was on. */
public record SessionEnded(SessionId session) {}
