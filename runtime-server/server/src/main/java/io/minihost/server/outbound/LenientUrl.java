package io.minihost.server.outbound;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Reads URLs as people write them: what a URL may not hold literally is percent-encoded, as browsers do. */
public final class LenientUrl {

    private static final String LITERAL = "-._~:/?#[]@!$&'()*+,;=%";
    private static final int LENGTH_MAX = 64 * 1024;
    private static final int PORT_MAX = 0xffff;

    private LenientUrl() {}

    /**
     * What a browser would ask for.
     *
     * @throws OutboundFailure when it is not an absolute http or https URL with a host
     */
    public static URI parse(String text) throws OutboundFailure {
        if (text.length() > LENGTH_MAX) {
            throw invalid("URL longer than " + LENGTH_MAX + " characters");
        }
        int authority = text.indexOf("://");
        if (authority < 0) {
            throw invalid("not an absolute URL: " + shown(text));
        }
        int end = endOfAuthority(text, authority + 3);
        String host = text.substring(authority + 3, end);
        try {
            String ascii = isAscii(host) ? host : IDN.toASCII(host);
            String rest = text.substring(end);
            int fragment = rest.indexOf('#');
            String sent = fragment < 0 ? rest : rest.substring(0, fragment);
            return http(new URI(text.substring(0, authority + 3) + ascii + encode(sent)), text);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new OutboundFailure(OutboundFailure.Kind.INVALID_URL, "invalid url " + shown(text), e);
        }
    }

    private static URI http(URI uri, String text) throws OutboundFailure {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw invalid("neither http nor https: " + shown(text));
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw invalid("no valid host in " + shown(text));
        }
        if (uri.getPort() == 0 || uri.getPort() > PORT_MAX) {
            throw invalid("no such port: " + uri.getPort());
        }
        if (uri.getUserInfo() != null) {
            throw invalid("user information in " + uri.getHost());
        }
        return uri;
    }

    private static int endOfAuthority(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if ("/?#\\".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            boolean literal = point < 128 && (Character.isLetterOrDigit(point) || LITERAL.indexOf(point) >= 0);
            if (literal && !(point == '%' && !escape(text, i))) {
                out.append((char) point);
            } else {
                for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
                }
            }
            i += Character.charCount(point);
        }
        return out.toString().replace("[", "%5B").replace("]", "%5D");
    }

    private static boolean escape(String text, int percent) {
        return percent + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(percent + 1))
                && HexFormat.isHexDigit(text.charAt(percent + 2));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static String shown(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private static OutboundFailure invalid(String message) {
        return new OutboundFailure(OutboundFailure.Kind.INVALID_URL, message);
    }
}
