package io.minihost.server.merchantapi.wire;

/** Texts that can be stored: no NUL, and no half of a character. */
public final class Texts {

    private Texts() {}

    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || isSurrogate(point));
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
