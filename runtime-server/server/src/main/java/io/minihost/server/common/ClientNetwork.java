package io.minihost.server.common;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a client is, as far as limits care: what one line of one owner has, and the network around it. Somebody who has one
 * address of the newer kind has billions of them, so those count by their network.
 *
 * @param line an IPv4 address, or the first 64 bits of an IPv6 address
 * @param network its /24, or its /48
 */
public record ClientNetwork(String line, String network) {

    private static final int LINE_BYTES = 8;
    private static final int NETWORK_BYTES = 6;
    private static final int NETWORK_BYTES_V4 = 3;

    /** Where an address as the web server says it is; what is no address stands for itself. */
    public static ClientNetwork of(String address) {
        var zone = address.indexOf('%');
        try {
            var parsed = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
            var bytes = parsed.getAddress();
            return parsed instanceof Inet6Address
                    ? new ClientNetwork(prefix(bytes, LINE_BYTES), prefix(bytes, NETWORK_BYTES))
                    : new ClientNetwork(parsed.getHostAddress(), prefix(bytes, NETWORK_BYTES_V4));
        } catch (IllegalArgumentException e) {
            return new ClientNetwork(address, address);
        }
    }

    private static String prefix(byte[] address, int bytes) {
        return HexFormat.of().formatHex(Arrays.copyOf(address, bytes)) + "/" + bytes * Byte.SIZE;
    }
}
