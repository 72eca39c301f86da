package io.minihost.compiler.wxml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much there may be of what the template compiler works on for longer than in proportion, or recurses into. The largest
 * of each in some hundred real programs is named beside it.
 */
final class MarkupLimits {

    /** 58,470. */
    static final int CHARACTERS_MAX = 512_000;

    /** 56. */
    private static final int ATTRIBUTES_MAX = 256;

    /** 759. */
    private static final int ELEMENTS_MAX = 10_000;

    /** The template compiler overruns its own stack a little above 150. */
    private static final int DEPTH_MAX = 128;

    /** 432. */
    private static final int EXPRESSION_CHARACTERS_MAX = 4_000;

    /** 6. */
    private static final int EXPRESSION_DEPTH_MAX = 40;

    private static final int EXPRESSIONS_MAX = 10_000;

    /** Of scripts 4, of imports and includes 8, of templates 120. */
    private static final Map<String, Integer> EACH_MAX =
            Map.of("wxs", 50, "import", 200, "include", 200, "template", 2_000);

    private final Map<String, Integer> each = new HashMap<>();
    private int elements;
    private int attributes;
    private int expressions;
    private @Nullable TemplateProblem excess;

    /** The first thing there was too much of, or null. */
    @Nullable
    TemplateProblem excess() {
        return excess;
    }

    void element(String tag, int line) {
        attributes = 0;
        atMost(ELEMENTS_MAX, ++elements, "elements in one template", line);
        Integer most = EACH_MAX.get(tag);
        if (most != null) {
            atMost(most, each.merge(tag, 1, Integer::sum), "<" + tag + "> in one template", line);
        }
    }

    void attribute(int line) {
        atMost(ATTRIBUTES_MAX, ++attributes, "attributes of one element", line);
    }

    void depth(int depth, int line) {
        if (depth > DEPTH_MAX) {
            tell("Elements are nested too deep", line);
        }
    }

    void expression(String text, int start, int end, int line) {
        atMost(EXPRESSIONS_MAX, ++expressions, "expressions in one template", line);
        atMost(EXPRESSION_CHARACTERS_MAX, end - start, "characters in one expression", line);
        if (excess == null && depthOf(text, start, end) > EXPRESSION_DEPTH_MAX) {
            tell("An expression is nested too deep", line);
        }
    }

    /** Everything that a parser may recurse into counts: brackets, signs one after the other, choices. */
    private static int depthOf(String text, int start, int end) {
        int open = 0;
        int signs = 0;
        int most = 0;
        int choices = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            signs = "!~+-".indexOf(c) >= 0 ? signs + 1 : Character.isWhitespace(c) ? signs : 0;
            open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            choices += c == '?' ? 1 : 0;
            most = Math.max(most, Math.max(open, Math.max(signs, choices)));
        }
        return most;
    }

    private void atMost(int most, int count, String what, int line) {
        if (count > most) {
            tell("More than %,d %s".formatted(most, what), line);
        }
    }

    private void tell(String message, int line) {
        if (excess == null) {
            excess = new TemplateProblem("Fatal", 0, message, line, 1);
        }
    }
}
