package io.minihost.bundle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which tags a WXML file creates each time, whatever the data: those outside conditions, loops, templates and other
 * components. It only has to be right when it says so, so what it does not understand counts as conditional.
 */
final class MarkupUses {

    private static final Pattern NAME = Pattern.compile("(/?)([A-Za-z][\\w.-]*)");
    private static final Pattern CONDITION = Pattern.compile("\\bwx:(?:if|elif|else|for)\\b|\\bslot\\s*=");
    private static final Set<String> OPAQUE = Set.of("template", "wxs", "include", "import");

    private record Open(String tag, boolean conditional) {}

    private final Set<String> components;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Integer> openByName = new HashMap<>();
    private final Set<String> always = new HashSet<>();

    private MarkupUses(Set<String> components) {
        this.components = components;
    }

    /**
     * The component tags that every instance creates.
     *
     * @param components tag names of components, as opposed to built-in ones
     */
    static Set<String> always(String wxml, Set<String> components) {
        MarkupUses uses = new MarkupUses(components);
        for (int i = wxml.indexOf('<'); i >= 0; i = wxml.indexOf('<', i)) {
            if (wxml.startsWith("<!--", i)) {
                int end = wxml.indexOf("-->", i);
                i = end < 0 ? wxml.length() : end;
            } else {
                int end = end(wxml, i);
                uses.tag(wxml.substring(i + 1, end));
                i = end;
            }
        }
        return uses.always;
    }

    /** Where a tag ends: a closing bracket outside of quotes. */
    private static int end(String wxml, int start) {
        char quote = 0;
        for (int i = start; i < wxml.length(); i++) {
            char c = wxml.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i;
            }
        }
        return wxml.length();
    }

    private void tag(String tag) {
        Matcher head = NAME.matcher(tag);
        if (!head.lookingAt()) {
            return;
        }
        String name = head.group(2).toLowerCase(Locale.ROOT);
        if (!head.group(1).isEmpty()) {
            close(name);
            return;
        }
        boolean inside = !open.isEmpty() && open.element().conditional();
        boolean own = CONDITION.matcher(tag).find();
        boolean component = components.contains(name);
        if (component && !inside && !own) {
            always.add(name);
        }
        if (!tag.endsWith("/")) {
            openByName.merge(name, 1, Integer::sum);
            open.push(new Open(name, inside || own || component || OPAQUE.contains(name)));
        }
    }

    private void close(String name) {
        if (openByName.getOrDefault(name, 0) == 0) {
            return;
        }
        String closed;
        do {
            closed = open.pop().tag();
            openByName.merge(closed, -1, Integer::sum);
        } while (!closed.equals(name));
    }
}
