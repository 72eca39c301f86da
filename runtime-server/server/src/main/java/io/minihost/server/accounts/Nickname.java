package io.minihost.server.accounts;

import io.minihost.server.common.web.Problem;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** What others see of somebody: one line that looks like what it is. */
public record Nickname(String value) {

    private static final int CHARACTERS_MAX = 32;

    /** Controls, and what turns the direction of text around. */
    private static final Pattern HIDDEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}&&[^\\x{200d}\\x{fe0f}]]");

    /** Letters, marks and signs that show nothing. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\x{34f}\\x{115f}\\x{1160}\\x{17b4}\\x{17b5}\\x{180b}-\\x{180f}\\x{2800}\\x{3164}"
                    + "\\x{fe00}-\\x{fe0e}\\x{ffa0}\\x{e0100}-\\x{e01ef}]");

    private static final Pattern PILED_MARKS = Pattern.compile("\\p{M}{4,}");
    private static final Pattern SPACE_AROUND = Pattern.compile("^\\p{Z}+|\\p{Z}+$");
    private static final Pattern SOMETHING = Pattern.compile("[\\p{L}\\p{N}\\p{S}\\p{P}]");

    /** @throws Problem when it is none; an empty one is what those have who never chose one */
    public Nickname {
        value = SPACE_AROUND
                .matcher(Normalizer.normalize(value, Normalizer.Form.NFC).strip())
                .replaceAll("");
        if (value.codePointCount(0, value.length()) > CHARACTERS_MAX
                || !isPlain(value)
                || (!value.isEmpty() && !SOMETHING.matcher(value).find())) {
            throw Problem.unprocessable("A nickname has at most 32 visible characters.")
                    .code("bad_nickname");
        }
    }

    /** Whether a text shows all that it holds. */
    public static boolean isPlain(String text) {
        return !HIDDEN.matcher(text).find()
                && !hasInvisible(text)
                && !PILED_MARKS.matcher(text).find();
    }

    static boolean hasInvisible(String text) {
        return INVISIBLE.matcher(text).find();
    }
}
