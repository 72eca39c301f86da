package io.minihost.server.outbound.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/** Knows this machine's own addresses as they are written in numbers, and no name. */
public final class LoopbackOnly implements DnsResolver {

    public static final DnsResolver RESOLVER = new LoopbackOnly();

    private LoopbackOnly() {}

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (!host.matches("127(\\.\\d{1,3}){3}")) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.getByName(host)};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
