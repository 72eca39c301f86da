package io.minihost.server.outbound;

import io.minihost.server.common.Lease;
import io.minihost.server.outbound.address.GuardedDns;
import io.minihost.server.outbound.address.LoopbackOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.DeflateInputStream;
import org.apache.hc.client5.http.entity.InputStreamFactory;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * {@link Outbound} over Apache HttpClient. Redirects are followed here and not by the library, so that every hop is checked,
 * its body is bounded, and credentials do not travel to another server. Nothing is remembered between requests but open
 * connections.
 */
final class GuardedHttpClient implements Outbound, AutoCloseable {

    private static final Http1Config HEADS = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(32 * 1024)
            .build();

    /** What comes with a redirect is not wanted; a little is read so that the connection can be used again. */
    private static final BodyReceiver SKIM = (head, length, body) -> body.readNBytes(16 * 1024);

    private static final LinkedHashMap<String, InputStreamFactory> DECODERS = new LinkedHashMap<>(
            Map.of("gzip", GZIPInputStream::new, "x-gzip", GZIPInputStream::new, "deflate", DeflateInputStream::new));

    private final GuardedDns dns;
    private final CloseableHttpClient client;

    /** With connections of its own: one that was made for somebody who may must not serve somebody who may not. */
    private final CloseableHttpClient neighbours;

    private final int redirects;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("outbound-deadlines").factory());

    GuardedHttpClient(OutboundSettings settings, GuardedDns dns) {
        this.dns = dns;
        this.redirects = settings.redirects();
        this.client = client(settings, dns);
        this.neighbours = client(settings, LoopbackOnly.RESOLVER);
        deadlines.setRemoveOnCancelPolicy(true);
    }

    private static CloseableHttpClient client(OutboundSettings settings, DnsResolver dns) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(dns)
                .setMaxConnTotal(settings.connections())
                .setMaxConnPerRoute(settings.connectionsPerHost())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(HEADS)
                        .responseParserFactory(new BoundedHeads(HEADS))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setContentDecoderRegistry(DECODERS)
                .setUserAgent("Minihost")
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .build();
    }

    @Override
    public OutboundResponse send(OutboundRequest request, Lease lease) throws OutboundFailure {
        LeasedBody body = new LeasedBody(lease);
        OutboundResponse head = stream(request, body);
        return new OutboundResponse(head.status(), head.uri(), head.headers(), body.content());
    }

    @Override
    public OutboundResponse stream(OutboundRequest request, BodyReceiver receiver) throws OutboundFailure {
        Hop hop = new Hop(
                request.method().toUpperCase(Locale.ROOT),
                request.uri(),
                RequestHeaders.sendable(request.headers()),
                request.body());
        long deadline = System.nanoTime() + request.timeout().toNanos();
        for (int followed = 0; ; followed++) {
            checkScheme(hop.uri());
            request.check().check(hop.uri());
            Step step = exchange(hop, request, receiver, deadline);
            if (step.next() == null) {
                return step.head();
            }
            if (followed == redirects) {
                throw new OutboundFailure(
                        OutboundFailure.Kind.REDIRECTS, "more than %d redirects".formatted(redirects));
            }
            hop = step.next();
        }
    }

    /** An answer, and where it points to. */
    private record Step(OutboundResponse head, @Nullable Hop next) {}

    private static void checkScheme(URI uri) throws OutboundFailure {
        String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
            throw new OutboundFailure(OutboundFailure.Kind.REFUSED, "not an http or https address: " + uri);
        }
    }

    private Step exchange(Hop hop, OutboundRequest request, BodyReceiver receiver, long deadline)
            throws OutboundFailure {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new OutboundFailure(OutboundFailure.Kind.TIMEOUT, "timeout");
        }
        HttpUriRequestBase message = message(hop, Timeout.of(left, TimeUnit.NANOSECONDS));
        ScheduledFuture<?> alarm = deadlines.schedule(message::cancel, left, TimeUnit.NANOSECONDS);
        try (ClassicHttpResponse response = open(message, request.check().neighbour(hop.uri()))) {
            var head = new OutboundResponse(response.getCode(), hop.uri(), headers(response), Content.EMPTY);
            Hop next = request.followRedirects() ? hop.after(head) : null;
            read(response, head, next == null ? receiver : SKIM, request.maxBytes(), message);
            return new Step(head, next);
        } catch (BoundedStream.TooLong | BoundedHeads.TooLong | LeasedBody.NoRoom e) {
            throw new OutboundFailure(OutboundFailure.Kind.TOO_LARGE, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw Failures.of(e, hop.uri(), deadline);
        } finally {
            alarm.cancel(false);
        }
    }

    private ClassicHttpResponse open(HttpUriRequestBase message, @Nullable InetSocketAddress neighbour)
            throws IOException {
        return neighbour == null
                ? client.executeOpen(null, message, null)
                : neighbours.executeOpen(
                        new HttpHost("http", neighbour.getAddress().getHostAddress(), neighbour.getPort()),
                        message,
                        null);
    }

    private static HttpUriRequestBase message(Hop hop, Timeout left) throws OutboundFailure {
        HttpUriRequestBase message;
        try {
            message = new HttpUriRequestBase(hop.method(), hop.uri());
        } catch (IllegalArgumentException e) {
            throw new OutboundFailure(OutboundFailure.Kind.INVALID_URL, String.valueOf(e.getMessage()), e);
        }
        for (OutboundHeader header : hop.headers()) {
            message.addHeader(header.name(), header.value());
        }
        if (hop.body() != null) {
            message.setEntity(entity(hop.body()));
        }
        message.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(left)
                .setResponseTimeout(left)
                .build());
        return message;
    }

    private static HttpEntity entity(OutboundBody body) {
        if (body instanceof Content content) {
            return new ByteArrayEntity(content.bytes(), null);
        }
        try {
            return new InputStreamEntity(body.open(), body.length(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(
            ClassicHttpResponse response,
            OutboundResponse head,
            BodyReceiver receiver,
            long maxBytes,
            HttpUriRequestBase message)
            throws IOException {
        HttpEntity entity = response.getEntity();
        long length = entity == null ? 0 : entity.getContentLength();
        var body = new BoundedStream(entity == null ? InputStream.nullInputStream() : entity.getContent(), maxBytes);
        boolean whole = false;
        try {
            receiver.receive(head, length, body);
            whole = true;
        } catch (UncheckedIOException e) {
            // A reader that wraps what the network did.
            throw Objects.requireNonNullElseGet(body.failure(), () -> new IOException(e));
        } finally {
            if (!whole || body.failure() != null || !body.hasEnded()) {
                // Nobody reads the rest, which may be long; closing alone would.
                message.cancel();
            }
        }
    }

    private static List<OutboundHeader> headers(ClassicHttpResponse response) {
        return Arrays.stream(response.getHeaders())
                .map(GuardedHttpClient::header)
                .toList();
    }

    private static OutboundHeader header(Header header) {
        return new OutboundHeader(header.getName(), Objects.requireNonNullElse(header.getValue(), ""));
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
        neighbours.close();
        dns.close();
    }
}
