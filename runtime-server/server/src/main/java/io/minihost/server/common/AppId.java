package io.minihost.server.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.minihost.server.common.crypto.RandomText;
import java.util.Optional;
import java.util.regex.Pattern;

/** The public name of a program: {@code wx} and 16 lower-case hex digits. */
public record AppId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("wx[0-9a-f]{16}");
    private static final int RANDOM_BYTES = 8;

    @JsonCreator
    public AppId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("An appId is wx and 16 hex digits");
        }
    }

    public static Optional<AppId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new AppId(text)) : Optional.empty();
    }

    public static AppId random() {
        return new AppId("wx" + RandomText.hex(RANDOM_BYTES));
    }

    @Override
    public String toString() {
        return value;
    }
}
