package io.minihost.server.contentcheck;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text without what is cheaply put into it so that words are not found: full-width and other forms of letters, capitals, accents,
 * invisible characters, and spaces and signs between letters.
 *
 * @param compact letters and digits alone
 * @param spaced with a space between words, one at each end
 * @param spelled the same with single letters in a row as one word
 */
record PlainText(String compact, String spaced, String spelled) {

    private static final int LATIN_END = 0x250;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Mn}\\p{Me}]|[\\p{Cc}&&[^\\n\\r\\t]]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    static PlainText of(String text) {
        var plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        var spaced = " " + BETWEEN.matcher(plain).replaceAll(" ").strip() + " ";
        return new PlainText(spaced.replace(" ", ""), spaced, spelled(spaced));
    }

    private static String spelled(String spaced) {
        var joined = new StringBuilder(" ");
        var isSingle = false;
        for (var word : spaced.strip().split(" ", -1)) {
            var single = word.codePointCount(0, word.length()) == 1;
            joined.append(isSingle && single ? "" : " ").append(word);
            isSingle = single;
        }
        return joined.append(' ').toString();
    }

    /** Whether a word is in it: a Latin one as a word of its own, any other wherever it stands. */
    boolean has(PlainText word) {
        if (word.compact().isEmpty()) {
            return false;
        }
        return word.compact().chars().allMatch(c -> c < LATIN_END)
                ? spaced.contains(word.spaced()) || spelled.contains(word.spaced())
                : compact.contains(word.compact());
    }
}
