package io.minihost.server.cluster;

/** This node has not heard what the others told for so long that some of it is lost to it. Published on this node alone. */
public record EventsMissed() {}
