package io.minihost.server.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A script taken apart as far as needed to tell code from comments and strings. It never fails: what is no script is told as well as can be. */
final class ScriptText {

    /** After these a slash begins a regular expression. */
    private static final String BEFORE_REGEX = "(,=:[!&|?{};+-*%~^<>";

    private static final Set<String> WORDS_BEFORE_REGEX =
            Set.of("return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "do", "else");

    private final String source;
    private final StringBuilder code;
    private final List<Literal> literals = new ArrayList<>();
    private int at;
    private int line = 1;

    private ScriptText(String source) {
        this.source = source;
        this.code = new StringBuilder(source.length());
    }

    /** A string in the script, as it is written between its quotes. */
    record Literal(String text, int line) {}

    /**
     * What is left of a script.
     *
     * @param code of the same length, with blanks for comments and for what stands in quotes
     */
    record Parts(String code, List<Literal> literals) {}

    static Parts of(String source) {
        var script = new ScriptText(source);
        script.read();
        return new Parts(script.code.toString(), List.copyOf(script.literals));
    }

    private void read() {
        while (at < source.length()) {
            var one = source.charAt(at);
            if (one == '"' || one == '\'' || one == '`') {
                literal(one);
            } else if (one == '/' && next() == '/') {
                blankUntil(end("\n", 0));
            } else if (one == '/' && next() == '*') {
                blankUntil(end("*/", 2));
            } else if (one == '/' && isRegex()) {
                regex();
            } else {
                keep();
            }
        }
    }

    private char next() {
        return at + 1 < source.length() ? source.charAt(at + 1) : '\0';
    }

    private int end(String mark, int length) {
        var found = source.indexOf(mark, at + 2);
        return found < 0 ? source.length() : found + length;
    }

    private void keep() {
        var one = source.charAt(at++);
        line += one == '\n' ? 1 : 0;
        code.append(one);
    }

    private void blankUntil(int end) {
        while (at < end) {
            var one = source.charAt(at++);
            line += one == '\n' ? 1 : 0;
            code.append(one == '\n' ? '\n' : ' ');
        }
    }

    /** What a template computes counts as text, too. */
    private void literal(char quote) {
        var begun = line;
        keep();
        var from = at;
        while (at < source.length() && source.charAt(at) != quote) {
            if (quote != '`' && source.charAt(at) == '\n') {
                return;
            }
            blankUntil(Math.min(source.length(), at + (source.charAt(at) == '\\' ? 2 : 1)));
        }
        literals.add(new Literal(source.substring(from, Math.min(at, source.length())), begun));
        if (at < source.length()) {
            keep();
        }
    }

    private boolean isRegex() {
        var before = code.length() - 1;
        while (before >= 0 && Character.isWhitespace(code.charAt(before))) {
            before--;
        }
        if (before < 0 || BEFORE_REGEX.indexOf(code.charAt(before)) >= 0) {
            return true;
        }
        var from = before;
        while (from >= 0 && before - from < 8 && Character.isJavaIdentifierPart(code.charAt(from))) {
            from--;
        }
        return WORDS_BEFORE_REGEX.contains(code.substring(from + 1, before + 1));
    }

    private void regex() {
        var isInClass = false;
        keep();
        while (at < source.length() && source.charAt(at) != '\n') {
            var one = source.charAt(at);
            if (one == '/' && !isInClass) {
                keep();
                return;
            }
            isInClass = one == '[' || (isInClass && one != ']');
            blankUntil(Math.min(source.length(), at + (one == '\\' ? 2 : 1)));
        }
    }
}
