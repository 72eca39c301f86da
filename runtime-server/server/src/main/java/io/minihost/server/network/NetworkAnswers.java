package io.minihost.server.network;

import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Launchable;
import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundHeader;
import io.minihost.server.outbound.OutboundResponse;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What calls over the network have in common: what programs may say about a request, and how they get its answer. */
public final class NetworkAnswers {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long TIMEOUT_DEFAULT_MILLIS = 60_000;
    private static final long TIMEOUT_MAX_MILLIS = 120_000;
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    private NetworkAnswers() {}

    /** The header fields in {@code {name: value}}, and who asks: back ends know programs by that, so none may name another. */
    public static List<OutboundHeader> headers(SessionContext session, JsonNode fields) {
        List<OutboundHeader> headers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (!field.getKey().equalsIgnoreCase("referer")) {
                headers.add(new OutboundHeader(field.getKey(), field.getValue().asString("")));
            }
        }
        headers.add(new OutboundHeader("referer", referer(session.program())));
        return headers;
    }

    /** As on the platform, where versions that are not released are number 0. */
    private static String referer(Launchable program) {
        String version = program.env() == EnvVersion.RELEASE
                ? URLEncoder.encode(program.version(), StandardCharsets.UTF_8)
                : "0";
        return "https://servicewechat.com/%s/%s/page-frame.html"
                .formatted(program.appId().value(), version);
    }

    public static Duration timeout(JsonNode arguments) {
        long timeout = Arguments.number(arguments, "timeout", TIMEOUT_DEFAULT_MILLIS);
        return Duration.ofMillis(Math.clamp(timeout, 1, TIMEOUT_MAX_MILLIS));
    }

    /** Status, header fields and cookies of an answer. */
    public static ObjectNode of(OutboundResponse response) {
        ObjectNode result = JSON.createObjectNode().put("statusCode", response.status());
        ArrayNode cookies = JSON.createArrayNode();
        for (OutboundHeader header : response.headers()) {
            if (header.name().equalsIgnoreCase("set-cookie")) {
                cookies.add(header.value());
            }
        }
        result.set("header", JSON.valueToTree(fields(response)));
        result.set("cookies", cookies);
        return result;
    }

    private static Map<String, String> fields(OutboundResponse response) {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (OutboundHeader header : response.headers()) {
            fields.merge(header.name(), header.value(), (one, other) -> one + "," + other);
        }
        return fields;
    }

    /** The body as text, in the character set that the answer names. */
    public static String text(OutboundResponse response) {
        String text = response.body().text(charset(fields(response).get("content-type")));
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

    /** What a program is told when there is no answer. */
    public static HostApiFailure failure(OutboundFailure failure) {
        return new HostApiFailure(attribution(failure), String.valueOf(failure.getMessage()), errno(failure));
    }

    private static Attribution attribution(OutboundFailure failure) {
        return switch (failure.kind()) {
            case INVALID_URL, INVALID_HEADER, REFUSED -> Attribution.PROGRAM;
            case UNKNOWN_HOST, CONNECT, TLS, TIMEOUT, TOO_LARGE, REDIRECTS, PROTOCOL -> Attribution.NETWORK;
        };
    }

    /** The platform's numbers for what programs compare. */
    private static Integer errno(OutboundFailure failure) {
        return switch (failure.kind()) {
            case TIMEOUT -> 5;
            case INVALID_URL -> 600009;
            case REFUSED -> 600002;
            case UNKNOWN_HOST, CONNECT, TLS -> 600001;
            case INVALID_HEADER, TOO_LARGE, REDIRECTS, PROTOCOL -> 600000;
        };
    }
}
