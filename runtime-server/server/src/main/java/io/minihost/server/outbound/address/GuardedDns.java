package io.minihost.server.outbound.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names to permitted addresses only. The client connects to exactly what this returns, so a name that changes
 * its address between a check and the connection gains nothing. Literal addresses come through here too.
 */
public final class GuardedDns implements DnsResolver, AutoCloseable {

    /** The platform's resolver blocks its carrier; on threads of its own a slow name server delays nobody else. */
    private static final int THREADS = 32;

    private final AddressGuard guard;
    private final NameLookup lookup;
    private final Duration patience;
    private final ExecutorService threads;

    public GuardedDns(AddressGuard guard, NameLookup lookup, Duration patience) {
        this.guard = guard;
        this.lookup = lookup;
        this.patience = patience;
        this.threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().name("dns-", 0).factory());
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] permitted =
                Arrays.stream(lookup(host)).filter(guard::permits).toArray(InetAddress[]::new);
        if (permitted.length == 0) {
            throw new AddressRefused(host);
        }
        return permitted;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private InetAddress[] lookup(String host) throws UnknownHostException {
        Future<InetAddress[]> answer = threads.submit(() -> lookup.all(host));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unknown(host, e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw unknown(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        }
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** The platform's resolver, or a test's. */
    public interface NameLookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /** The name exists, but every address of it is one that programs may not reach. */
    public static final class AddressRefused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        AddressRefused(String host) {
            super(host + " is not on the public internet");
        }
    }
}
