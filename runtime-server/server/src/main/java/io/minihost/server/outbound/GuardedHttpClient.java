package io.minihost.server.outbound;

import java.io.IOException;
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
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * {@link Outbound} over Apache HttpClient. Redirects are followed here and not by the library, so that every hop is checked,
 * its body is bounded, and credentials do not travel to another server. Nothing is remembered between requests but open
 * connections.
 */
final class GuardedHttpClient implements Outbound, AutoCloseable {

    private static final int HEADERS_MAX = 200;
    private static final int LINE_MAX = 32 * 1024;

    private static final LinkedHashMap<String, InputStreamFactory> DECODERS = new LinkedHashMap<>(
            Map.of("gzip", GZIPInputStream::new, "x-gzip", GZIPInputStream::new, "deflate", DeflateInputStream::new));

    private final GuardedDns dns;
    private final CloseableHttpClient client;
    private final int redirects;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("outbound-deadlines").factory());

    GuardedHttpClient(OutboundSettings settings, GuardedDns dns) {
        this.dns = dns;
        this.redirects = settings.redirects();
        this.client = client(settings, dns);
        deadlines.setRemoveOnCancelPolicy(true);
    }

    private static CloseableHttpClient client(OutboundSettings settings, GuardedDns dns) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(dns)
                .setMaxConnTotal(settings.connections())
                .setMaxConnPerRoute(settings.connectionsPerHost())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(HEADERS_MAX)
                                .setMaxLineLength(LINE_MAX)
                                .build())
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
    public OutboundResponse send(OutboundRequest request) throws OutboundFailure {
        Hop hop = new Hop(
                request.method().toUpperCase(Locale.ROOT),
                request.uri(),
                RequestHeaders.sendable(request.headers()),
                request.body());
        long deadline = System.nanoTime() + request.timeout().toNanos();
        for (int followed = 0; ; followed++) {
            checkScheme(hop.uri());
            request.check().check(hop.uri());
            OutboundResponse response = exchange(hop, request, deadline);
            Hop next = request.followRedirects() ? hop.after(response) : null;
            if (next == null) {
                return response;
            }
            if (followed == redirects) {
                throw new OutboundFailure(
                        OutboundFailure.Kind.REDIRECTS, "more than %d redirects".formatted(redirects));
            }
            hop = next;
        }
    }

    private static void checkScheme(URI uri) throws OutboundFailure {
        String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
            throw new OutboundFailure(OutboundFailure.Kind.REFUSED, "not an http or https address: " + uri);
        }
    }

    private OutboundResponse exchange(Hop hop, OutboundRequest request, long deadline) throws OutboundFailure {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new OutboundFailure(OutboundFailure.Kind.TIMEOUT, "timeout");
        }
        HttpUriRequestBase message = message(hop, Timeout.of(left, TimeUnit.NANOSECONDS));
        ScheduledFuture<?> alarm = deadlines.schedule(message::cancel, left, TimeUnit.NANOSECONDS);
        try (ClassicHttpResponse response = client.executeOpen(null, message, null)) {
            return new OutboundResponse(
                    response.getCode(), hop.uri(), headers(response), body(response, request.maxBytes(), message));
        } catch (IOException e) {
            throw Failures.of(e, hop.uri(), deadline);
        } finally {
            alarm.cancel(false);
        }
    }

    private static HttpUriRequestBase message(Hop hop, Timeout left) {
        var message = new HttpUriRequestBase(hop.method(), hop.uri());
        for (OutboundHeader header : hop.headers()) {
            message.addHeader(header.name(), header.value());
        }
        if (hop.body() != null) {
            message.setEntity(new ByteArrayEntity(hop.body().bytes(), null));
        }
        message.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(left)
                .setResponseTimeout(left)
                .build());
        return message;
    }

    private static Content body(ClassicHttpResponse response, long maxBytes, HttpUriRequestBase message)
            throws IOException, OutboundFailure {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return Content.EMPTY;
        }
        byte[] body = entity.getContent().readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
        if (body.length > maxBytes) {
            message.cancel();
            throw new OutboundFailure(
                    OutboundFailure.Kind.TOO_LARGE, "response is larger than %d bytes".formatted(maxBytes));
        }
        return new Content(body);
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
        dns.close();
    }
}
