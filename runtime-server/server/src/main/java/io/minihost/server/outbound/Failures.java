package io.minihost.server.outbound;

import io.minihost.server.outbound.OutboundFailure.Kind;
import io.minihost.server.outbound.address.GuardedDns;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Says what an I/O error means for the one who asked. */
final class Failures {

    private Failures() {}

    static OutboundFailure of(IOException error, URI uri, long deadlineNanos) {
        String host = uri.getHost();
        if (error instanceof GuardedDns.AddressRefused) {
            return failure(Kind.REFUSED, host + " is not on the public internet", error);
        }
        if (error instanceof UnknownHostException) {
            return failure(Kind.UNKNOWN_HOST, "cannot resolve " + host, error);
        }
        if (error instanceof ConnectTimeoutException || System.nanoTime() >= deadlineNanos) {
            return failure(Kind.TIMEOUT, "timeout", error);
        }
        if (error instanceof SSLException) {
            return failure(Kind.TLS, "no secure connection to %s: %s".formatted(host, error.getMessage()), error);
        }
        if (error instanceof ConnectException || error instanceof NoRouteToHostException) {
            return failure(Kind.CONNECT, "cannot connect to " + host, error);
        }
        if (error instanceof InterruptedIOException) {
            return failure(Kind.TIMEOUT, "timeout", error);
        }
        if (error instanceof SocketException) {
            return failure(Kind.CONNECT, "connection to %s was lost".formatted(host), error);
        }
        return failure(Kind.PROTOCOL, "bad answer from %s: %s".formatted(host, error.getMessage()), error);
    }

    private static OutboundFailure failure(Kind kind, String message, IOException cause) {
        return new OutboundFailure(kind, message, cause);
    }
}
