package io.minihost.server.messages.templates;

import java.util.List;

/**
 * Something that messages of a kind say.
 *
 * @param code its name in messages, such as {@code thing1}: what it may be, and a number
 * @param values what it must be one of; empty where it may be anything that keeps to the rule
 */
public record Keyword(String code, String name, String example, List<String> values) {

    public Keyword {
        values = List.copyOf(values);
    }

    /** Whether a text that is not empty may be its value. */
    public boolean allows(String value) {
        return ValueRule.named(code.replaceFirst("\\d+$", "")).allows(value, values);
    }
}
