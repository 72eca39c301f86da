package io.minihost.server.common;

/**
 * A domain event that every node hears. Published in a transaction, it is published on the other nodes once that is committed:
 * outside of any transaction there, a moment later, once. It has to survive being written as JSON and read again.
 */
public interface ClusterWide {}
