package io.minihost.server.hostapi;

import io.minihost.server.common.crypto.RandomText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of one visit: the name of the node that let it in, a dot, and 128 random bits, which nobody can guess.
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

    /** The node that gave it. Another one may have the visit meanwhile. */
    public String node() {
        return value.substring(0, value.indexOf('.'));
    }

    @Override
    public String toString() {
        return value;
    }
}
