package io.minihost.server.messages.templates;

import io.minihost.server.common.AppId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A kind of message that a program sends.
 *
 * @param id what the program knows it by
 * @param tid in the library
 * @param scene what the developer wrote it is for
 * @param banned whether the operator lets nobody send it
 */
public record Template(
        String id,
        AppId program,
        int tid,
        String title,
        Kind kind,
        List<Keyword> keywords,
        String scene,
        boolean banned) {

    /** How far a consent goes. */
    public enum Kind {
        /** One message. */
        ONCE(2),
        /** Any number, until it is taken back. */
        LASTING(3);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /** As the platform says it. */
        public int number() {
            return number;
        }
    }

    public Template {
        keywords = List.copyOf(keywords);
    }

    /** A line for each thing it says, with the value's name. */
    public String content() {
        return keywords.stream()
                .map(keyword -> keyword.name() + ":{{" + keyword.code() + ".DATA}}\n")
                .collect(Collectors.joining());
    }

    /** The same with values. */
    public String example() {
        return keywords.stream()
                .map(keyword -> keyword.name() + ":" + keyword.example() + "\n")
                .collect(Collectors.joining());
    }
}
