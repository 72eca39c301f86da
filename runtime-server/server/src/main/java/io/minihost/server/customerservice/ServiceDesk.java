package io.minihost.server.customerservice;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** What a program's server says to people. It may answer those alone who have spoken to it lately, and not without end. */
@Service
public class ServiceDesk {

    private static final Duration TYPED_FOR = Duration.ofSeconds(15);
    private static final Duration SPOKEN_LATELY = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final ChatRows rows;
    private final Clock clock;

    ServiceDesk(JdbcClient jdbc, ChatRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /** What became of a message or a sign. */
    public enum Outcome {
        DONE,
        /** the person has not spoken to the program lately */
        TOO_LATE,
        /** the program has answered too often already */
        TOO_MANY,
        /** the person is shown already that somebody types */
        ALREADY
    }

    /** Says something. */
    @Transactional
    public Outcome say(AppId program, PersonId person, MessageKind kind, ObjectNode content) {
        var now = clock.instant();
        var chat = rows.lock(program, person);
        if (chat.isEmpty()) {
            return Outcome.TOO_LATE;
        }
        int left = jdbc.sql("select case when answers_until > ? then answers_left else -1 end from service_chat"
                        + " where app_id = ? and person_id = ?")
                .params(Timestamps.of(now), program.value(), person.value())
                .query(Integer.class)
                .single();
        if (left <= 0) {
            return left < 0 ? Outcome.TOO_LATE : Outcome.TOO_MANY;
        }
        jdbc.sql("update service_chat set answers_left = answers_left - 1, typing_until = null"
                        + " where app_id = ? and person_id = ?")
                .params(program.value(), person.value())
                .update();
        rows.add(chat.get(), false, kind, content, null, now);
        return Outcome.DONE;
    }

    /** Shows for a while that somebody types, or no more. */
    @Transactional
    public Outcome type(AppId program, PersonId person, boolean types) {
        var now = clock.instant();
        if (rows.lock(program, person).isEmpty() || !hasSpokenSince(program, person, types)) {
            return Outcome.TOO_LATE;
        }
        var isChanged = jdbc.sql("update service_chat set typing_until = :until where app_id = :app"
                                + " and person_id = :person and (:until::timestamptz is null or typing_until is null"
                                + " or typing_until <= :now)")
                        .param("until", types ? Timestamps.of(now.plus(TYPED_FOR)) : null)
                        .param("app", program.value())
                        .param("person", person.value())
                        .param("now", Timestamps.of(now))
                        .update()
                > 0;
        return isChanged ? Outcome.DONE : Outcome.ALREADY;
    }

    private boolean hasSpokenSince(AppId program, PersonId person, boolean isAsked) {
        return !isAsked
                || jdbc.sql("select count(*) from service_chat where app_id = ? and person_id = ? and spoke_at > ?")
                                .params(
                                        program.value(),
                                        person.value(),
                                        Timestamps.of(clock.instant().minus(SPOKEN_LATELY)))
                                .query(Integer.class)
                                .single()
                        > 0;
    }
}
