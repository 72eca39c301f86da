package io.minihost.server.payments.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/** The public name of a merchant: ten digits. */
public record MchId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[0-9]{10}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long FIRST = 1_600_000_000L;
    private static final long COUNT = 300_000_000L;

    private static final long FIRST_OF_REHEARSALS = 9_000_000_000L;
    private static final long COUNT_OF_REHEARSALS = 999_999_999L;

    @JsonCreator
    public MchId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A mchid is ten digits");
        }
    }

    public static Optional<MchId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new MchId(text)) : Optional.empty();
    }

    public static MchId random() {
        return new MchId(String.valueOf(FIRST + RANDOM.nextLong(COUNT)));
    }

    /** One for a merchant that only rehearses. */
    public static MchId randomRehearsal() {
        return new MchId(String.valueOf(FIRST_OF_REHEARSALS + RANDOM.nextLong(COUNT_OF_REHEARSALS)));
    }

    /** Whether the merchant only rehearses, with test money: its number begins with 9. */
    public boolean isRehearsal() {
        return value.startsWith("9");
    }

    @Override
    public String toString() {
        return value;
    }
}
