package io.minihost.compiler.wxml;

/** Finds where an expression in a template ends, if it does. */
final class ExpressionEnd {

    private final String text;
    private final char quote;

    private ExpressionEnd(String text, char quote) {
        this.text = text;
        this.quote = quote;
    }

    /**
     * Where the closing braces stand; -1 when another expression begins first, or the element ends.
     *
     * @param start behind the opening braces
     * @param quote what ends the attribute around it; 0 for none
     */
    static int of(String text, int start, char quote) {
        return new ExpressionEnd(text, quote).find(start);
    }

    private int find(int start) {
        boolean beyond = false;
        for (int i = start; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            char next = text.charAt(i + 1);
            if (c == '}' && next == '}') {
                return i;
            }
            if (c == '{' && next == '{' && i > start) {
                return -1;
            }
            if (c == '<' && (beyond || quote == 0) && (next == '/' || (beyond && Character.isLetter(next)))) {
                return -1;
            }
            if (c == '"' || c == '\'') {
                beyond |= c == quote && endsTag(i + 1);
                i = c == quote ? i : endOfString(i);
            }
        }
        return -1;
    }

    /** Whether the quote before a place could be the attribute's own. */
    private boolean endsTag(int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return text.startsWith(">", i) || text.startsWith("/>", i);
    }

    /** The other quote of a string, or the place itself when there is none in the line. */
    private int endOfString(int start) {
        for (int i = start + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == text.charAt(start)) {
                return i;
            }
            i += text.charAt(i) == '\\' ? 1 : 0;
        }
        return start;
    }
}
