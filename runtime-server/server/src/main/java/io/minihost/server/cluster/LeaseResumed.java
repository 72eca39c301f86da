package io.minihost.server.cluster;

/**
 * This node renewed its lease when it was over already, as after a while without its database. Others may have taken over some
 * of what it had.
 *
 * @param epoch the life of the node, which goes on
 */
public record LeaseResumed(long epoch) {}
