package io.minihost.compiler;

import io.minihost.bundle.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How much there may be in one style sheet of what its compiler works on for longer than in proportion. The largest of each
 * in some hundred real programs is named beside it.
 */
final class SheetLimits {

    /** 2,128. */
    private static final int BLOCKS_MAX = 20_000;

    /** Some 20,000. */
    private static final int STATEMENTS_MAX = 100_000;

    private static final int COMMENTS_MAX = 20_000;

    /** 7 imports, and some hundred of the others. */
    private static final int AT_RULES_MAX = 5_000;

    /** 1,614, with 110 selectors. */
    private static final int SELECTOR_CHARACTERS_MAX = 20_000;

    private static final int SELECTORS_MAX = 1_000;

    private static final int FUNCTIONS_MAX = 2_000;

    /** 4. */
    private static final int DEPTH_MAX = 64;

    private final String text;
    private int at;
    private int line = 1;
    private int begin;
    private int commas;
    private int depth;
    private int parentheses;
    private int functions;
    private int blocks;
    private int statements;
    private int comments;
    private int atRules;

    private SheetLimits(String text) {
        this.text = text;
    }

    /** What there is too much of, as a problem of the file; or null. */
    static @Nullable Problem excess(String path, String text) {
        SheetLimits limits = new SheetLimits(text);
        String message = limits.read();
        return message == null ? null : new Problem(path, limits.line, null, Problem.Severity.ERROR, message);
    }

    private @Nullable String read() {
        String excess = null;
        while (at < text.length() && excess == null) {
            char c = text.charAt(at);
            switch (c) {
                case '\n' -> line++;
                case '\\' -> at++;
                case '"', '\'' -> skipText(c);
                case '/' -> excess = comment();
                case ',' -> commas++;
                case '@' -> excess = over(++atRules, AT_RULES_MAX, "at-rules");
                case '(' -> excess = parenthesis();
                case ')' -> parentheses = Math.max(0, parentheses - 1);
                case '{' -> excess = open();
                case '}', ';' -> excess = end(c);
                default -> {}
            }
            at++;
        }
        return excess;
    }

    private @Nullable String comment() {
        if (!text.startsWith("/*", at)) {
            return null;
        }
        int end = text.indexOf("*/", at + 2);
        int last = end < 0 ? text.length() : end + 1;
        for (; at < last; at++) {
            line += text.charAt(at) == '\n' ? 1 : 0;
        }
        begin = Math.min(text.length(), at + 1);
        return over(++comments, COMMENTS_MAX, "comments");
    }

    /** To the end of a text in quotes, or of its line. */
    private void skipText(char quote) {
        while (at + 1 < text.length() && text.charAt(at + 1) != quote && text.charAt(at + 1) != '\n') {
            at += text.charAt(at + 1) == '\\' ? 2 : 1;
        }
        at++;
    }

    private @Nullable String parenthesis() {
        String excess = over(++parentheses, DEPTH_MAX, "parentheses in each other");
        return excess == null ? over(++functions, FUNCTIONS_MAX, "functions in one declaration") : excess;
    }

    private @Nullable String open() {
        if (++depth > DEPTH_MAX) {
            return "Rules are nested too deep";
        }
        String excess = over(at - begin, SELECTOR_CHARACTERS_MAX, "characters before a block");
        excess = excess == null ? over(commas, SELECTORS_MAX, "selectors of one rule") : excess;
        begin();
        return excess == null ? over(++blocks, BLOCKS_MAX, "blocks in one sheet") : excess;
    }

    private @Nullable String end(char c) {
        depth = c == '}' ? Math.max(0, depth - 1) : depth;
        begin();
        return over(++statements, STATEMENTS_MAX, "declarations in one sheet");
    }

    private void begin() {
        begin = at + 1;
        commas = 0;
        parentheses = 0;
        functions = 0;
    }

    private static @Nullable String over(int count, int most, String what) {
        return count > most ? "More than %,d %s".formatted(most, what) : null;
    }
}
