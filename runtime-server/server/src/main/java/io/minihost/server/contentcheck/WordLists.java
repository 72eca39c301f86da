package io.minihost.server.contentcheck;

import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.identity.Caller;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Words that the operator wants no text to hold, in lists by what is wrong with them. */
@Service
class WordLists {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private volatile Known known = new Known(-1, List.of());

    WordLists(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * A list.
     *
     * @param label the platform's number for what is wrong
     */
    record WordList(int label, Suggestion suggestion, List<String> words) {}

    /** All lists, as of one of their states. */
    record Lists(List<WordList> lists, int revision) {}

    /** Words in the form in which they are looked for, the worst first. */
    private record Known(int revision, List<Word> words) {}

    /** One of them. */
    record Word(PlainText plain, Verdict verdict) {}

    Lists read() {
        return read("");
    }

    private Lists read(String lock) {
        return jdbc.sql("select lists, revision from content_words" + lock)
                .query((row, number) -> new Lists(
                        List.of(JSON.readValue(Objects.requireNonNull(row.getString("lists")), WordList[].class)),
                        row.getInt("revision")))
                .optional()
                .orElse(new Lists(List.of(), 0));
    }

    @Transactional
    public Lists replace(Caller caller, List<WordList> lists, @Nullable IfMatch seen) {
        var now = read(" for update");
        IfMatch.check(seen, now.revision(), () -> now);
        jdbc.sql("insert into content_words (lists, revision) values (?, 1) on conflict (is_only)"
                        + " do update set lists = excluded.lists, revision = content_words.revision + 1")
                .param(JSON.writeValueAsString(lists))
                .update();
        var words = lists.stream().mapToInt(list -> list.words().size()).sum();
        audit.record(
                caller.subject(),
                "content-words.change",
                "content-check",
                Map.of("lists", lists.size(), "words", words));
        return read();
    }

    /** What is looked for now; read anew when the lists have changed. */
    List<Word> words() {
        int revision = jdbc.sql("select revision from content_words")
                .query(Integer.class)
                .optional()
                .orElse(0);
        var now = known;
        if (now.revision() != revision) {
            var lists = read();
            now = new Known(
                    lists.revision(),
                    lists.lists().stream()
                            .sorted(Comparator.comparing(WordList::suggestion).reversed())
                            .flatMap(list -> list.words().stream()
                                    .map(word -> new Word(
                                            PlainText.of(word), new Verdict(list.suggestion(), list.label(), word))))
                            .toList());
            known = now;
        }
        return now.words();
    }
}
