package io.minihost.server.network;

import io.minihost.server.common.Lease;
import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.outbound.Content;
import io.minihost.server.outbound.LenientUrl;
import io.minihost.server.outbound.Neighbours;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.outbound.OutboundResponse;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code wx.request}: arguments and result are {@code RequestArgs} and {@code RequestResult} of the protocol. */
@Component
class RequestApi implements HostApi {

    private static final Set<String> METHODS =
            Set.of("OPTIONS", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT");
    private static final Set<String> REFUSED_METHODS = Set.of("TRACE", "CONNECT");
    private static final long BODY_MAX = 10L * 1024 * 1024;

    private final Outbound outbound;
    private final DomainCheck domains;
    private final Neighbours neighbours;

    RequestApi(Outbound outbound, DomainCheck domains, Neighbours neighbours) {
        this.outbound = outbound;
        this.domains = domains;
        this.neighbours = neighbours;
    }

    @Override
    public String name() {
        return "request";
    }

    @Override
    public JsonNode call(CallContext session, JsonNode arguments) throws HostApiFailure, InterruptedException {
        try (Lease lease = session.lease()) {
            OutboundResponse response = outbound.send(request(session, arguments), lease);
            return result(response, Arguments.text(arguments, "responseType", "text"));
        } catch (OutboundFailure e) {
            throw NetworkAnswers.failure(e);
        }
    }

    private OutboundRequest request(SessionContext session, JsonNode arguments) throws HostApiFailure, OutboundFailure {
        String method = Arguments.text(arguments, "method", "GET").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method) || REFUSED_METHODS.contains(method)) {
            throw new HostApiFailure(Attribution.PROGRAM, "method %s is invalid".formatted(method));
        }
        return new OutboundRequest(
                method,
                LenientUrl.parse(Arguments.text(arguments, "url")),
                NetworkAnswers.headers(session, arguments.path("header")),
                body(arguments),
                NetworkAnswers.timeout(arguments),
                BODY_MAX,
                true,
                neighbours.besides(session.program().appId().value(), domains.of(session, DomainCheck.Use.REQUEST)));
    }

    private static @Nullable Content body(JsonNode arguments) throws HostApiFailure {
        if (!arguments.path("body").isString()) {
            return null;
        }
        String body = arguments.path("body").stringValue();
        if (!Arguments.flag(arguments, "base64")) {
            return Content.of(body);
        }
        try {
            return new Content(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException e) {
            throw new HostApiFailure(Attribution.HOST, "body is not base64");
        }
    }

    private static JsonNode result(OutboundResponse response, String responseType) {
        return NetworkAnswers.of(response)
                .put("url", response.uri().toString())
                .put(
                        "data",
                        responseType.equals("arraybuffer")
                                ? Base64.getEncoder()
                                        .encodeToString(response.body().bytes())
                                : NetworkAnswers.text(response));
    }
}
