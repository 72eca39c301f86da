package io.minihost.server.sessions;

/**
 * Where the sockets of a node's visits are opened. A balancer in front of several nodes routes by it; each node takes those of
 * the others too, and says where their visits are.
 */
public final class SocketAddress {

    private static final String PREFIX = "/_ws";

    private SocketAddress() {}

    /** A path, for the pages of this host. */
    public static String of(String node) {
        return PREFIX + "/" + node;
    }

    /** The paths that are taken. */
    static String[] all() {
        return new String[] {PREFIX, PREFIX + "/*"};
    }
}
