package io.minihost.server.feedback;

import io.minihost.server.common.Retention;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what people said long ago, and the oldest of what they said about a program of which they say a lot. */
@Component
class FeedbackExpiry {
    private static final String EVERY = "PT6H";

    private static final int PROGRAM_MAX = 10_000;

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;
    private final Duration expiry;

    FeedbackExpiry(
            JdbcClient jdbc,
            Retention retention,
            Clock clock,
            @Value("${minihost.feedback.expiry:365d}") Duration expiry) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
        this.expiry = expiry;
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT20M")
    void forget() {
        retention.expire(
                "feedback", EVERY, "program_feedback", "at", clock.instant().minus(expiry));
        retention.run("feedback of one program", EVERY, this::forgetMany);
    }

    private int forgetMany() {
        return jdbc.sql("""
            delete from program_feedback where id in (select id from (
                select id, row_number() over (partition by app_id order by id desc) as place
                from program_feedback) numbered where place > ? limit ?)\
            """).params(PROGRAM_MAX, Retention.BATCH).update();
    }
}
