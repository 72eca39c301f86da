package io.minihost.server.messages.templates;

import io.minihost.server.messages.templates.Template.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Kinds of messages that every program may take: {@code minihost/messages/library.json}. */
@Component
public class Library {

    private static final int LASTING = 3;

    private final Content content;

    Library() {
        try (var in = new ClassPathResource("minihost/messages/library.json").getInputStream()) {
            content = JsonMapper.shared().readValue(in, Content.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Content(List<Category> categories, List<Title> templates) {}

    /** What messages are about. */
    public record Category(int id, String name) {}

    /**
     * A kind of message.
     *
     * @param type 2 where each consent is for one message, 3 where it is for any number
     */
    public record Title(int tid, String title, int type, int categoryId, List<Word> keywords) {

        Kind kind() {
            return type == LASTING ? Kind.LASTING : Kind.ONCE;
        }
    }

    /**
     * Something that a message may say.
     *
     * @param rule what its value may be
     * @param values what it must be one of; null where it may be anything that keeps to the rule
     */
    public record Word(
            int kid,
            String name,
            String rule,
            String example,
            @Nullable List<String> values) {

        Keyword keyword() {
            return new Keyword(rule + kid, name, example, values == null ? List.of() : values);
        }
    }

    public List<Category> categories() {
        return content.categories();
    }

    public Optional<Title> find(int tid) {
        return content.templates().stream().filter(title -> title.tid() == tid).findFirst();
    }

    /** All of some categories. */
    public List<Title> of(Set<Integer> categories) {
        return content.templates().stream()
                .filter(title -> categories.contains(title.categoryId()))
                .toList();
    }
}
