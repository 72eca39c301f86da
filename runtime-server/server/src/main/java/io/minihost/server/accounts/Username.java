package io.minihost.server.accounts;

import io.minihost.server.common.web.Problem;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What somebody signs in with: letters of one writing system, digits, and {@code . _ - @ +} between them. */
public record Username(String value) {

    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}._@+-]{0,62}[\\p{L}\\p{M}\\p{N}])?");

    /** Scripts that are written together; any other stands alone, since its letters look like those of another. */
    private static final List<Set<Character.UnicodeScript>> TOGETHER = List.of(
            EnumSet.of(
                    Character.UnicodeScript.LATIN,
                    Character.UnicodeScript.HAN,
                    Character.UnicodeScript.HIRAGANA,
                    Character.UnicodeScript.KATAKANA),
            EnumSet.of(Character.UnicodeScript.LATIN, Character.UnicodeScript.HAN, Character.UnicodeScript.BOPOMOFO),
            EnumSet.of(Character.UnicodeScript.LATIN, Character.UnicodeScript.HAN, Character.UnicodeScript.HANGUL));

    /** Whoever is called so is taken for somebody who runs the host. */
    private static final Set<String> OF_HOST = Set.of(
            "admin",
            "administrator",
            "host",
            "minihost",
            "moderator",
            "official",
            "operator",
            "root",
            "security",
            "staff",
            "support",
            "system",
            "官方",
            "客服",
            "平台",
            "管理员",
            "系统",
            "运营");

    /** @throws Problem when it is none */
    public Username {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFKC);
        if (!FORM.matcher(value).matches() || Nickname.hasInvisible(value) || !isOfOneWriting(value)) {
            throw Problem.unprocessable("A name has 1 to 64 letters of one writing system and digits;"
                            + " dots, dashes, underscores, @ and + may stand between.")
                    .code("bad_username");
        }
    }

    private static boolean isOfOneWriting(String name) {
        Set<Character.UnicodeScript> scripts = EnumSet.noneOf(Character.UnicodeScript.class);
        name.codePoints().mapToObj(Character.UnicodeScript::of).forEach(scripts::add);
        scripts.removeAll(EnumSet.of(Character.UnicodeScript.COMMON, Character.UnicodeScript.INHERITED));
        return scripts.size() <= 1 || TOGETHER.stream().anyMatch(together -> together.containsAll(scripts));
    }

    /** The same for all ways to write this name, whatever the case and the dots on its letters i. */
    public String key() {
        var folded = new StringBuilder();
        value.toUpperCase(Locale.ROOT)
                .codePoints()
                .map(Character::toLowerCase)
                .filter(letter -> letter != '\u0307')
                .forEach(folded::appendCodePoint);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    /** Whether only those who run the host may give it. */
    public boolean isOfHost() {
        return OF_HOST.contains(key());
    }

    @Override
    public String toString() {
        return value;
    }
}
