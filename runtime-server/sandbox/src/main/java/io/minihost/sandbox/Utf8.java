package io.minihost.sandbox;

/** Sizes of texts as they will be sent. */
public final class Utf8 {

    private Utf8() {}

    /** Whether {@code text} takes more than {@code limit} bytes. */
    public static boolean exceeds(String text, int limit) {
        if (text.length() > limit) {
            return true;
        }
        return text.length() > limit / 3 && bytes(text) > limit;
    }

    private static long bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // A surrogate pair takes four bytes, two for each half.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
