package io.minihost.server.cluster;

/**
 * This node could not renew its lease in time: others may have taken over what it had, so it lets go of it.
 *
 * @param epoch the life of the node that is over
 */
public record NodeLost(long epoch) {}
