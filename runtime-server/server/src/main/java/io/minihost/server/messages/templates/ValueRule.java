package io.minihost.server.messages.templates;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a value of a message may be, by the beginning of its name: {@code thing1} is a thing. */
enum ValueRule {
    THING,
    NUMBER,
    LETTER,
    SYMBOL,
    CHARACTER_STRING,
    TIME,
    DATE,
    AMOUNT,
    PHONE_NUMBER,
    CAR_NUMBER,
    NAME,
    PHRASE,
    /** Any of a list that comes with it. */
    ENUM,
    CONST;

    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
    private static final int LONG = 32;
    private static final int MEDIUM = 20;
    private static final int SHORT = 10;

    private boolean fits(String text) {
        return switch (this) {
            case THING -> length(text) <= MEDIUM;
            case NUMBER -> length(text) <= LONG && text.matches("-?\\d+(\\.\\d+)?");
            case LETTER -> text.matches("[A-Za-z]{1,32}");
            case SYMBOL -> text.matches("[^\\p{L}\\p{N}]{1,5}");
            case CHARACTER_STRING -> text.matches("[^\\p{IsHan}]{1,32}");
            case TIME -> Moments.isTime(text);
            case DATE -> Moments.isDate(text);
            case AMOUNT -> text.matches("\\p{Sc}?\\d{1,10}(\\.\\d{1,4})?元?");
            case PHONE_NUMBER -> text.matches("[0-9+\\-()*# ]{1,17}");
            case CAR_NUMBER -> text.matches("[\\p{IsHan}A-Za-z0-9]([A-Za-z0-9]{0,6}[\\p{IsHan}A-Za-z0-9])?");
            case NAME -> isName(text);
            case PHRASE -> text.matches("\\p{IsHan}{1,5}");
            case ENUM, CONST -> true;
        };
    }

    /** Longer in letters than in characters of which each is a word. */
    private static boolean isName(String text) {
        var isChinese =
                text.codePoints().anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
        return text.matches("[^\\p{N}]+") && length(text) <= (isChinese ? SHORT : MEDIUM);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static ValueRule named(String wireName) {
        return Arrays.stream(values())
                .filter(rule -> rule.wireName().equals(wireName))
                .findFirst()
                .orElseThrow();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a text that is not empty may be the value.
     *
     * @param listed what it must be one of; any where that is empty
     */
    boolean allows(String text, List<String> listed) {
        return !CONTROL.matcher(text).find() && fits(text) && (listed.isEmpty() || listed.contains(text));
    }
}
