package io.minihost.server.outbound.address;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A block of addresses in CIDR notation, IPv4 or IPv6. */
public record AddressRange(InetAddress base, int prefix) {

    /** An address, optionally followed by a slash and a length. Anything else is an IllegalArgumentException. */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("not an address range: " + text);
        }
        try {
            InetAddress base = InetAddress.getByName(address);
            int bits = base.getAddress().length * 8;
            int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            if (prefix < 0 || prefix > bits) {
                throw new IllegalArgumentException("prefix length out of range: " + text);
            }
            return new AddressRange(base, prefix);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("not an address range: " + text, e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = prefix / 8;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != other[i]) {
                return false;
            }
        }
        int rest = prefix % 8;
        return rest == 0 || ((mine[whole] ^ other[whole]) & 0xff) >>> (8 - rest) == 0;
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + prefix;
    }
}
