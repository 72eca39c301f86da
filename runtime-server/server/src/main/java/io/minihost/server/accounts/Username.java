package io.minihost.server.accounts;

import io.minihost.server.common.web.Problem;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** What somebody signs in with: letters of any script, digits, and {@code . _ - @ +} between them. */
public record Username(String value) {

    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}._@+-]{0,62}[\\p{L}\\p{M}\\p{N}])?");

    /** @throws Problem when it is none */
    public Username {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFKC);
        if (!FORM.matcher(value).matches()) {
            throw Problem.unprocessable(
                            "A name has 1 to 64 letters and digits; dots, dashes, underscores, @ and + may stand between.")
                    .code("bad_username");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
