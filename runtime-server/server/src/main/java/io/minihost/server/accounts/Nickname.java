package io.minihost.server.accounts;

import io.minihost.server.common.web.Problem;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** What others see of somebody: one line that looks like what it is. */
public record Nickname(String value) {

    private static final int CHARACTERS_MAX = 32;

    /** Controls, what turns the direction of text around, and what takes no room. */
    private static final Pattern HIDDEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}&&[^\\x{200d}\\x{fe0f}]]");

    private static final Pattern PILED_MARKS = Pattern.compile("\\p{M}{4,}");

    /** @throws Problem when it is none */
    public Nickname {
        value = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
        if (value.codePointCount(0, value.length()) > CHARACTERS_MAX
                || HIDDEN.matcher(value).find()
                || PILED_MARKS.matcher(value).find()) {
            throw Problem.unprocessable("A nickname has at most 32 visible characters.")
                    .code("bad_nickname");
        }
    }
}
