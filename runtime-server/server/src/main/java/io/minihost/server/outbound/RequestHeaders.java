package io.minihost.server.outbound;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What of a caller's header fields is sent. */
final class RequestHeaders {

    private static final int NUMBER_MAX = 100;
    private static final int BYTES_MAX = 32 * 1024;

    private static final Set<String> OWNED = Set.of(
            "host",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "content-length",
            "expect",
            "accept-encoding",
            "http2-settings",
            "via",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto",
            "x-real-ip");

    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private static final int PROTOCOLS_MAX = 10;
    private static final int PROTOCOL_LENGTH_MAX = 100;

    private static final Set<String> SECRET = Set.of("authorization", "cookie");

    private RequestHeaders() {}

    /** @throws OutboundFailure when a name or value could not be a header field, or all of them are too much */
    static List<OutboundHeader> sendable(List<OutboundHeader> headers) throws OutboundFailure {
        int bytes = 0;
        for (OutboundHeader header : headers) {
            if (!TOKEN.matcher(header.name()).matches()
                    || header.value().chars().anyMatch(c -> (c < 32 && c != '\t') || c == 127)) {
                throw new OutboundFailure(OutboundFailure.Kind.INVALID_HEADER, "invalid header field " + header.name());
            }
            bytes += header.name().length() + header.value().length();
        }
        if (headers.size() > NUMBER_MAX || bytes > BYTES_MAX) {
            throw new OutboundFailure(OutboundFailure.Kind.INVALID_HEADER, "too many or too long header fields");
        }
        return headers.stream().filter(header -> !owned(header)).toList();
    }

    /**
     * What a socket asks to talk.
     *
     * @throws OutboundFailure when one is no name of a protocol, is named twice, or there are too many
     */
    static List<String> protocols(List<String> names) throws OutboundFailure {
        if (names.size() > PROTOCOLS_MAX || names.stream().distinct().count() < names.size()) {
            throw new OutboundFailure(
                    OutboundFailure.Kind.INVALID_HEADER, "at most %d different protocols".formatted(PROTOCOLS_MAX));
        }
        for (String name : names) {
            if (name.length() > PROTOCOL_LENGTH_MAX || !TOKEN.matcher(name).matches()) {
                throw new OutboundFailure(OutboundFailure.Kind.INVALID_HEADER, "invalid protocol");
            }
        }
        return names;
    }

    /** Credentials meant for one server are not for the one it points to. */
    static List<OutboundHeader> withoutSecrets(List<OutboundHeader> headers) {
        return headers.stream()
                .filter(header -> !SECRET.contains(lower(header.name())))
                .toList();
    }

    /** A redirect that turns a POST into a GET takes the description of the body away with it. */
    static List<OutboundHeader> withoutBody(List<OutboundHeader> headers) {
        return headers.stream()
                .filter(header -> !lower(header.name()).startsWith("content-"))
                .toList();
    }

    private static boolean owned(OutboundHeader header) {
        String name = lower(header.name());
        return OWNED.contains(name) || name.startsWith("proxy-");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
