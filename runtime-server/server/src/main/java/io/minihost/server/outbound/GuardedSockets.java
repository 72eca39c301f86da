package io.minihost.server.outbound;

import io.minihost.server.outbound.OutboundFailure.Kind;
import io.minihost.server.outbound.address.GuardedDns;
import io.minihost.server.outbound.address.NamedTls;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.tomcat.websocket.Constants;
import org.apache.tomcat.websocket.WsWebSocketContainer;

/**
 * {@link OutboundSockets} over Tomcat's client. It resolves names itself, so it is given the address that was checked
 * instead, with the name in the {@code Host} field and for the certificate.
 */
final class GuardedSockets implements OutboundSockets, AutoCloseable {

    private final GuardedDns dns;
    private final WsWebSocketContainer container = new WsWebSocketContainer();
    private final ExecutorService connecting = Executors.newVirtualThreadPerTaskExecutor();

    GuardedSockets(GuardedDns dns) {
        this.dns = dns;
    }

    @Override
    public OutboundSocket open(Target target, SocketListener listener) throws OutboundFailure, InterruptedException {
        // Read as an http URL, because that is what it is apart from its scheme.
        URI web = LenientUrl.parse(target.url().replaceFirst("^(?i)ws(s?)://", "http$1://"));
        URI url = withScheme(web);
        target.check().check(url);
        List<OutboundHeader> headers = RequestHeaders.sendable(target.headers());
        List<String> protocols = RequestHeaders.protocols(target.protocols());
        long deadline = System.nanoTime() + target.timeout().toNanos();
        SocketRelay relay = relay(web, target.timeout());
        URI direct = withAddress(url, relay.address());
        Handshake handshake = new Handshake(url, headers, relay);
        ClientEndpointConfig config = ClientEndpointConfig.Builder.create()
                .preferredSubprotocols(protocols)
                .configurator(handshake)
                .sslContext(NamedTls.of(web.getHost()))
                .build();
        config.getUserProperties().put(Constants.MAX_REDIRECTIONS_PROPERTY, "0");
        config.getUserProperties()
                .put(
                        Constants.IO_TIMEOUT_MS_PROPERTY,
                        Long.toString(target.timeout().toMillis()));
        SocketEndpoint endpoint = new SocketEndpoint(listener, target.maxBytes());
        Future<Session> opening = connecting.submit(() -> container.connectToServer(endpoint, config, direct));
        try {
            Session session = opening.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            relay.opened();
            return new ConnectedSocket(session, handshake.answer());
        } catch (TimeoutException e) {
            relay.close();
            opening.cancel(true);
            throw new OutboundFailure(Kind.TIMEOUT, "timeout", e);
        } catch (InterruptedException e) {
            relay.close();
            opening.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            relay.close();
            throw failure(url, Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private SocketRelay relay(URI web, Duration timeout) throws OutboundFailure {
        int port = web.getPort() >= 0 ? web.getPort() : web.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        try {
            return new SocketRelay(new InetSocketAddress(address(web.getHost()), port), timeout);
        } catch (SocketTimeoutException e) {
            throw new OutboundFailure(Kind.TIMEOUT, "timeout", e);
        } catch (IOException e) {
            throw new OutboundFailure(Kind.CONNECT, "cannot connect to " + web.getHost(), e);
        }
    }

    private InetAddress address(String host) throws OutboundFailure {
        try {
            String literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return dns.resolve(literal)[0];
        } catch (GuardedDns.AddressRefused e) {
            throw new OutboundFailure(Kind.REFUSED, host + " is not on the public internet", e);
        } catch (UnknownHostException e) {
            throw new OutboundFailure(Kind.UNKNOWN_HOST, "cannot resolve " + host, e);
        }
    }

    private static URI withScheme(URI web) {
        return URI.create(web.toString().replaceFirst("^(?i)http", "ws"));
    }

    private static URI withAddress(URI url, InetSocketAddress address) throws OutboundFailure {
        String literal = address.getAddress().getHostAddress();
        String host = literal.indexOf(':') >= 0 ? "[" + literal + "]" : literal;
        String rest = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        try {
            return new URI(url.getScheme().toLowerCase(Locale.ROOT) + "://" + host + ":" + address.getPort()
                    + (rest.startsWith("/") ? rest : "/" + rest));
        } catch (URISyntaxException e) {
            throw new OutboundFailure(Kind.INVALID_URL, "invalid url", e);
        }
    }

    private static OutboundFailure failure(URI url, Throwable cause) {
        if (cause instanceof DeploymentException && cause.getCause() instanceof IOException) {
            return new OutboundFailure(Kind.CONNECT, "cannot connect to " + url.getHost(), cause);
        }
        return new OutboundFailure(
                Kind.PROTOCOL, "%s opens no socket: %s".formatted(url.getHost(), cause.getMessage()), cause);
    }

    @Override
    public void close() {
        connecting.shutdownNow();
        container.destroy();
    }

    /** What is said while connecting. */
    private static final class Handshake extends ClientEndpointConfig.Configurator {

        private final URI url;
        private final List<OutboundHeader> headers;
        private final SocketRelay relay;
        private final List<OutboundHeader> answer = new ArrayList<>();

        Handshake(URI url, List<OutboundHeader> headers, SocketRelay relay) {
            this.url = url;
            this.headers = headers;
            this.relay = relay;
        }

        @Override
        public void beforeRequest(Map<String, List<String>> fields) {
            String port = url.getPort() < 0 ? "" : ":" + url.getPort();
            fields.put("Host", List.of(url.getHost() + port));
            for (OutboundHeader header : headers) {
                if (!header.name().toLowerCase(Locale.ROOT).startsWith("sec-websocket")) {
                    fields.put(header.name(), List.of(header.value()));
                }
            }
        }

        @Override
        public void afterResponse(HandshakeResponse response) {
            relay.opened();
            response.getHeaders()
                    .forEach((name, values) -> values.forEach(value -> answer.add(new OutboundHeader(name, value))));
        }

        List<OutboundHeader> answer() {
            return List.copyOf(answer);
        }
    }
}
