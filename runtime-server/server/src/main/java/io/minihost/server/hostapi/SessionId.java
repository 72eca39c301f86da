package io.minihost.server.hostapi;

import io.minihost.server.common.crypto.RandomText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of one visit: its node's name, a dot, and 128 random bits, so that a balancer can route by it and nobody can
 * guess it.
 */
public record SessionId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,32}\\.[A-Za-z0-9_-]{22}");
    private static final int RANDOM_BYTES = 16;

    public SessionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a session id");
        }
    }

    public static Optional<SessionId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SessionId(text)) : Optional.empty();
    }

    public static SessionId random(String node) {
        return new SessionId(node + "." + RandomText.base64(RANDOM_BYTES));
    }

    @Override
    public String toString() {
        return value;
    }
}
