package io.minihost.compiler.wxml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings markup that the platform's first compiler took into the form that today's takes: unquoted values of any
 * characters, {@code wx:for-items}, keys written as expressions, attributes given twice, expressions without an end, ends of
 * nothing. Lines stay where they are.
 */
public final class WxmlNormalizer {

    private static final Pattern ITEM_KEY = Pattern.compile("\\{\\{\\s*+[\\w$]++\\.([\\w$]++)\\s*+}}");
    private static final Pattern SIMPLE_KEY = Pattern.compile("\\{\\{\\s*+([\\w$*]*+)\\s*+}}");

    /** {@code bind:tap} is {@code bindtap}. */
    private static final Pattern EVENT = Pattern.compile("^((?:mut-|capture-)?(?:bind|catch)):");

    private static final int PROBLEMS_MAX = 50;

    private final String text;
    private final StringBuilder out;
    private final Map<String, Integer> tags = new LinkedHashMap<>();
    private final List<TemplateProblem> problems = new ArrayList<>();
    private final OpenElements open = new OpenElements();
    private int at;
    private int copied;
    private int line = 1;
    private int counted;
    private final MarkupLimits limits = new MarkupLimits();

    private WxmlNormalizer(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() + 64);
    }

    /**
     * Markup fit for the compiler.
     *
     * @param tags names of elements, each with the line where it is first used
     * @param problems what could not be meant as it was written
     * @param excess what there is too much of for the compiler, or null
     */
    public record Mended(
            String text,
            Map<String, Integer> tags,
            List<TemplateProblem> problems,
            @Nullable TemplateProblem excess) {}

    public static Mended mend(String text) {
        if (text.length() > MarkupLimits.CHARACTERS_MAX) {
            String message = "A template may have at most %,d characters".formatted(MarkupLimits.CHARACTERS_MAX);
            return new Mended("", Map.of(), List.of(), new TemplateProblem("Fatal", 0, message, 1, 1));
        }
        return new WxmlNormalizer(text).run();
    }

    private Mended run() {
        while (at < text.length() && limits.excess() == null) {
            int bracket = tagAfterText();
            if (bracket < 0 || bracket + 1 >= text.length()) {
                break;
            }
            at = bracket + 1;
            char next = text.charAt(at);
            if (text.startsWith("!--", at)) {
                skipPast("-->");
            } else if (next == '/') {
                end(bracket);
            } else if (Character.isLetter(next)) {
                element();
            }
        }
        copy(text.length());
        return new Mended(out.toString(), tags, problems, limits.excess());
    }

    /** Goes through text, where a bracket in an expression begins no tag, to the next tag; -1 when none comes. */
    private int tagAfterText() {
        boolean breaks = open.inText();
        while (at < text.length() && text.charAt(at) != '<') {
            if (breaks && text.startsWith("\\n", at)) {
                replace(at, at + 2, "&#10;");
                at += 2;
            } else {
                step('\0');
            }
        }
        return at < text.length() ? at : -1;
    }

    /** The end of an element; one of nothing would end the whole file. */
    private void end(int bracket) {
        int start = at + 1;
        at = start;
        String name = name();
        skipPast(">");
        if (!open.close(name)) {
            warn("</" + name + "> ends nothing", bracket);
            blank(bracket, at);
        }
    }

    private void element() {
        int start = at;
        String tag = name();
        if (!tags.containsKey(tag)) {
            tags.put(tag, lineAt(start));
        }
        limits.element(tag, lineAt(start));
        boolean closed = attributes();
        if (!closed && tag.equals("wxs")) {
            skipPast("</wxs");
            skipPast(">");
        } else if (!closed) {
            limits.depth(open.open(tag), lineAt(start));
        }
    }

    /** Goes past the attributes and the end of the tag; tells whether the tag closes itself. */
    private boolean attributes() {
        Map<String, int[]> earlier = new HashMap<>();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '>') {
                at++;
                return false;
            }
            if (c == '/' && at + 1 < text.length() && text.charAt(at + 1) == '>') {
                at += 2;
                return true;
            }
            if (c == '<') {
                return false;
            }
            if (isName(c)) {
                attribute(earlier);
            } else {
                at++;
            }
        }
        return true;
    }

    /** Of two with one name the last counts. */
    private void attribute(Map<String, int[]> earlier) {
        int start = at;
        copy(start);
        int first = out.length();
        String name = name();
        namedAttribute(name, start);
        copy(Math.min(at, text.length()));
        int[] other = earlier.put(EVENT.matcher(name).replaceFirst("$1"), new int[] {first, out.length()});
        if (other != null) {
            warn(name + " is given twice; the last counts", start);
            for (int i = other[0]; i < other[1]; i++) {
                out.setCharAt(i, out.charAt(i) == '\n' ? '\n' : ' ');
            }
        }
    }

    private void namedAttribute(String name, int start) {
        limits.attribute(lineAt(start));
        if (name.equals("wx:for-items")) {
            replace(start, at, "wx:for");
        }
        int equals = skipSpace(at);
        if (equals < text.length() && text.charAt(equals) == '=') {
            at = skipSpace(equals + 1);
            value(name);
        }
    }

    private void value(String name) {
        if (at >= text.length()) {
            return;
        }
        char quote = text.charAt(at);
        if (quote != '"' && quote != '\'') {
            unquoted();
            return;
        }
        int start = ++at;
        while (at < text.length() && text.charAt(at) != quote) {
            step(quote);
        }
        if (name.equals("wx:key")) {
            key(start, Math.min(at, text.length()));
        }
        at++;
    }

    private void unquoted() {
        int start = at;
        while (at < text.length() && " \t\r\n>".indexOf(text.charAt(at)) < 0) {
            step('>');
        }
        at = Math.min(at, text.length());
        if (at > start + 1 && text.charAt(at - 1) == '/' && at < text.length() && text.charAt(at) == '>') {
            at--;
        }
        String value = text.substring(start, at);
        replace(start, at, value.contains("\"") ? "'" + value + "'" : '"' + value + '"');
    }

    /** Goes on by one character or by one whole expression; what begins as one and never ends is plain text. */
    private void step(char quote) {
        if (!text.startsWith("{{", at)) {
            at++;
            return;
        }
        int end = ExpressionEnd.of(text, at + 2, quote);
        if (end >= 0) {
            limits.expression(text, at + 2, end, lineAt(at));
            at = end + 2;
            return;
        }
        warn("{{ without }}", at);
        replace(at, at + 2, "&#123;&#123;");
        at += 2;
    }

    /** A key names a field of the item; {@code {{item.id}}} means the field {@code id}. */
    private void key(int start, int end) {
        String value = text.substring(start, end);
        if (!value.contains("{{")) {
            return;
        }
        Matcher field = ITEM_KEY.matcher(value);
        Matcher simple = SIMPLE_KEY.matcher(value);
        if (field.matches()) {
            replace(start, end, field.group(1));
        } else {
            replace(start, end, simple.matches() && simple.group(1).equals("item") ? "*this" : "");
        }
    }

    private void replace(int start, int end, String by) {
        copy(start);
        out.append(by);
        copied = end;
    }

    /** Leaves nothing of a part but its lines. */
    private void blank(int start, int end) {
        replace(start, end, text.substring(start, end).replaceAll("[^\n]", " "));
    }

    private void warn(String message, int place) {
        if (problems.size() < PROBLEMS_MAX) {
            int column = place - text.lastIndexOf('\n', place);
            problems.add(new TemplateProblem("Warn", 0, message, lineAt(place), column));
        }
    }

    private String name() {
        int start = at;
        while (at < text.length() && isName(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private void copy(int end) {
        out.append(text, Math.min(copied, end), end);
        copied = end;
    }

    private void skipPast(String end) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + end.length();
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int lineAt(int index) {
        for (; counted < index; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
            }
        }
        return line;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == ':' || c == '.';
    }
}
