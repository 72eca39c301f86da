package io.minihost.server.outbound.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says which addresses may be connected to: the public internet, and what the operator allows besides.
 *
 * <p>Of IPv6 only global unicast is public, so that everything that wraps an IPv4 address (mapped, compatible, NAT64) is
 * refused with the rest; 6to4 and Teredo lie inside global unicast and are named.
 */
public final class AddressGuard {

    private static final List<AddressRange> REFUSED_IPV4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");

    private static final AddressRange PUBLIC_IPV6 = AddressRange.parse("2000::/3");

    private static final List<AddressRange> REFUSED_IPV6 =
            ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final List<AddressRange> allowed;

    public AddressGuard(List<AddressRange> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** Whether the operator has named it. */
    public boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(range -> range.contains(address));
    }

    boolean permits(InetAddress address) {
        if (isAllowed(address)) {
            return true;
        }
        if (address instanceof Inet4Address) {
            return REFUSED_IPV4.stream().noneMatch(range -> range.contains(address));
        }
        return PUBLIC_IPV6.contains(address) && REFUSED_IPV6.stream().noneMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::parse).toList();
    }
}
