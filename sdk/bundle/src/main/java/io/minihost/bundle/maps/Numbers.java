package io.minihost.bundle.maps;

/** Reads the numbers of a map's {@code mappings}: digits of base 64, five bits each, the sign in the lowest bit. */
final class Numbers {

    private static final int MORE = 32;
    private static final int BITS = 5;
    private static final int SHIFT_MAX = 30;

    private final String text;
    private int at;

    Numbers(String text) {
        this.text = text;
    }

    /** The next character, which is not taken; 0 at the end. */
    char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    void skip() {
        at++;
    }

    /** Whether a number comes next, and neither a separator nor the end. */
    boolean hasNext() {
        char c = peek();
        return c != 0 && c != ',' && c != ';';
    }

    int next() throws BrokenMap {
        long value = 0;
        int shift = 0;
        int digit;
        do {
            if (shift > SHIFT_MAX) {
                throw new BrokenMap("a number is too large");
            }
            digit = digit(peek());
            at++;
            value |= (long) (digit & (MORE - 1)) << shift;
            shift += BITS;
        } while ((digit & MORE) != 0);
        long size = value >>> 1;
        if (size > Integer.MAX_VALUE) {
            throw new BrokenMap("a number is too large");
        }
        return (int) ((value & 1) == 0 ? size : -size);
    }

    private static int digit(char c) throws BrokenMap {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        if (c == '+' || c == '/') {
            return c == '+' ? 62 : 63;
        }
        throw new BrokenMap("its mappings have a character that means nothing");
    }
}
