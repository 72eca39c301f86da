package io.minihost.server.cluster;

/**
 * Another process has this node's name: it lets go of all that it had.
 *
 * @param epoch the life of the node that is over
 */
public record NodeLost(long epoch) {}
