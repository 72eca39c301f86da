package io.minihost.server.updatables;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps activities for a day, and a while longer for whoever asks why one is over. */
@Service
public class Activities implements ProgramData {

    private static final String EVERY = "PT1H";
    private static final Duration VALID = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int LIVE_MAX = 20_000;
    private static final int NAME_BYTES = 24;

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;

    Activities(JdbcClient jdbc, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
    }

    /** One that was made. */
    public record Made(String id, Instant expiresAt) {}

    /** What a program's server says of one: people and places while they gather, then a page and of which version. */
    public record Said(
            ActivityState state,
            @Nullable Integer members,
            @Nullable Integer places,
            @Nullable String path,
            @Nullable String versionType) {}

    /** What became of a change. */
    public enum Outcome {
        DONE,
        UNKNOWN,
        OVER,
        /** it has started, and nothing changes any more */
        STARTED
    }

    /** Empty when the program has too many. */
    @Transactional
    public Optional<Made> create(AppId program) {
        var now = clock.instant();
        int live = jdbc.sql("select count(*) from activity where app_id = ? and created_at > ?")
                .params(program.value(), Timestamps.of(now.minus(VALID)))
                .query(Integer.class)
                .single();
        if (live >= LIVE_MAX) {
            return Optional.empty();
        }
        var made = new Made(RandomText.base64(NAME_BYTES), now.plus(VALID));
        jdbc.sql("insert into activity (id, app_id, created_at, expires_at, state) values (?, ?, ?, ?, 'CREATED')")
                .params(made.id(), program.value(), Timestamps.of(now), Timestamps.of(made.expiresAt()))
                .update();
        return Optional.of(made);
    }

    @Transactional
    public Outcome change(AppId program, String id, Said said) {
        var isOver = jdbc.sql("select expires_at <= ? from activity where app_id = ? and id = ? for update")
                .params(Timestamps.of(clock.instant()), program.value(), id)
                .query(Boolean.class)
                .optional();
        if (isOver.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        if (isOver.get()) {
            return Outcome.OVER;
        }
        var isChanged = jdbc.sql("update activity set state = :state, member_count = :members, room_limit = :places,"
                                + " path = :path, version_type = :version where id = :id and state <> 'STARTED'")
                        .param("state", said.state().name())
                        .param("members", said.members())
                        .param("places", said.places())
                        .param("path", said.path())
                        .param("version", said.versionType())
                        .param("id", id)
                        .update()
                > 0;
        return isChanged ? Outcome.DONE : Outcome.STARTED;
    }

    @Scheduled(fixedDelayString = EVERY)
    void forget() {
        retention.expire(
                "activities", EVERY, "activity", "expires_at", clock.instant().minus(KEPT));
    }

    @Override
    public int forgetSome(AppId program, int max) {
        return ProgramRows.forgetSome(jdbc, "activity", program, max);
    }
}
