package io.minihost.server.sessions;

import io.minihost.server.outbound.Content;
import io.minihost.server.outbound.LenientUrl;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundHeader;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.outbound.OutboundResponse;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code wx.request}: arguments and result are {@code RequestArgs} and {@code RequestResult} of the protocol. */
@Component
class RequestApi implements HostApi {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> METHODS =
            Set.of("OPTIONS", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT");
    private static final Set<String> REFUSED_METHODS = Set.of("TRACE", "CONNECT");
    private static final long TIMEOUT_DEFAULT_MILLIS = 60_000;
    private static final long TIMEOUT_MAX_MILLIS = 120_000;
    private static final long BODY_MAX = 10L * 1024 * 1024;
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    private final Outbound outbound;
    private final DomainCheck domains;

    RequestApi(Outbound outbound, DomainCheck domains) {
        this.outbound = outbound;
        this.domains = domains;
    }

    @Override
    public String name() {
        return "request";
    }

    @Override
    public JsonNode call(SessionContext session, JsonNode arguments) throws HostApiFailure {
        try {
            OutboundResponse response = outbound.send(request(session, arguments));
            return result(response, Arguments.text(arguments, "responseType", "text"));
        } catch (OutboundFailure e) {
            throw new HostApiFailure(attribution(e), String.valueOf(e.getMessage()), errno(e));
        }
    }

    private OutboundRequest request(SessionContext session, JsonNode arguments) throws HostApiFailure, OutboundFailure {
        String method = Arguments.text(arguments, "method", "GET").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method) || REFUSED_METHODS.contains(method)) {
            throw new HostApiFailure(Attribution.PROGRAM, "method %s is invalid".formatted(method));
        }
        long timeout = Arguments.number(arguments, "timeout", TIMEOUT_DEFAULT_MILLIS);
        return new OutboundRequest(
                method,
                LenientUrl.parse(Arguments.text(arguments, "url")),
                headers(arguments.path("header")),
                body(arguments),
                Duration.ofMillis(Math.clamp(timeout, 1, TIMEOUT_MAX_MILLIS)),
                BODY_MAX,
                true,
                domains.of(session));
    }

    private static List<OutboundHeader> headers(JsonNode fields) {
        List<OutboundHeader> headers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            headers.add(new OutboundHeader(field.getKey(), field.getValue().asString("")));
        }
        return headers;
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
        ObjectNode result = JSON.createObjectNode().put("statusCode", response.status());
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ArrayNode cookies = JSON.createArrayNode();
        for (OutboundHeader header : response.headers()) {
            fields.merge(header.name(), header.value(), (one, other) -> one + "," + other);
            if (header.name().equalsIgnoreCase("set-cookie")) {
                cookies.add(header.value());
            }
        }
        result.set("header", JSON.valueToTree(fields));
        result.set("cookies", cookies);
        result.put("url", response.uri().toString());
        return result.put(
                "data",
                responseType.equals("arraybuffer")
                        ? Base64.getEncoder().encodeToString(response.body().bytes())
                        : text(response, fields.get("content-type")));
    }

    private static String text(OutboundResponse response, @Nullable String contentType) {
        String text = response.body().text(charset(contentType));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Charset charset(@Nullable String contentType) {
        Matcher matcher = CHARSET.matcher(contentType == null ? "" : contentType);
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static Attribution attribution(OutboundFailure failure) {
        return switch (failure.kind()) {
            case INVALID_URL, INVALID_HEADER, REFUSED -> Attribution.PROGRAM;
            case UNKNOWN_HOST, CONNECT, TLS, TIMEOUT, TOO_LARGE, REDIRECTS, PROTOCOL -> Attribution.NETWORK;
        };
    }

    /** The platform's numbers for what programs compare. */
    private static @Nullable Integer errno(OutboundFailure failure) {
        return switch (failure.kind()) {
            case TIMEOUT -> 5;
            case INVALID_URL -> 600009;
            case REFUSED -> 600002;
            case UNKNOWN_HOST, CONNECT, TLS -> 600001;
            case INVALID_HEADER, TOO_LARGE, REDIRECTS, PROTOCOL -> 600000;
        };
    }
}
