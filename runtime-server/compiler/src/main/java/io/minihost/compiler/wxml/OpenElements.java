package io.minihost.compiler.wxml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** The elements around a place in a template, as the compiler sees them. */
final class OpenElements {

    private final Deque<String> names = new ArrayDeque<>();
    private int texts;

    /** Begins an element; tells how many there are now in each other. */
    int open(String written) {
        String name = written.toLowerCase(Locale.ROOT);
        names.push(name);
        texts += name.equals("text") ? 1 : 0;
        return names.size();
    }

    /** Ends an element and those in it that have no end; false when there is none of that name. */
    boolean close(String written) {
        String name = written.toLowerCase(Locale.ROOT);
        if (!names.contains(name)) {
            return false;
        }
        String closed;
        do {
            closed = names.pop();
            texts -= closed.equals("text") ? 1 : 0;
        } while (!closed.equals(name));
        return true;
    }

    /** Whether the place is in a {@code text}, where a written {@code \\n} is a line break. */
    boolean inText() {
        return texts > 0;
    }
}
