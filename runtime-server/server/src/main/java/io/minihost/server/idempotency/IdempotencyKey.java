package io.minihost.server.idempotency;

import io.minihost.server.common.web.Problem;
import java.util.regex.Pattern;

/**
 * What a caller names one creating call by, in the header {@code Idempotency-Key}, so that it can send it again.
 *
 * @param value up to 100 letters, digits, dots, colons, dashes and underscores
 */
public record IdempotencyKey(String value) {

    /** The header. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw Problem.badRequest(
                    "An Idempotency-Key is up to 100 letters, digits, dots, colons, dashes and underscores.");
        }
    }
}
