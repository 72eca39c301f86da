package io.minihost.server.outbound;

/** One header field; several of one name are several of these. */
public record OutboundHeader(String name, String value) {}
