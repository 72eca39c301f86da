package io.minihost.server.programs.standing;

import io.minihost.server.accounts.AccountStatus;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.programs.ProgramStanding;
import io.minihost.server.programs.ProgramStanding.Cause;
import io.minihost.server.programs.ProgramStandings;
import io.minihost.server.programs.ProgramStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads it from the program's and the organisation's row, each time: nothing is kept that could outlast a change. */
@Service
class StoredStandings implements ProgramStandings {

    private static final String BOTH = """
            select app_id, program.status, program.status_reason, program.status_until,
                organisation.status as their_status, organisation.status_reason as their_reason,
                organisation.status_until as their_until
            from program join organisation on organisation.id = organisation_id
            where\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredStandings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public ProgramStanding of(AppId program) {
        return of(List.of(program)).getOrDefault(program, ProgramStanding.ACTIVE);
    }

    @Override
    public Map<AppId, ProgramStanding> of(Collection<AppId> programs) {
        return programs.isEmpty()
                ? Map.of()
                : read(jdbc.sql(BOTH + "app_id in (:programs)")
                        .param("programs", programs.stream().map(AppId::value).toList()));
    }

    @Override
    public Set<AppId> takenDown() {
        var some =
                new HashMap<>(read(jdbc.sql(BOTH + "program.status = 'TAKEN_DOWN' or organisation.status = 'BANNED'")));
        some.values().removeIf(standing -> !standing.isTakenDown());
        return some.keySet();
    }

    private Map<AppId, ProgramStanding> read(JdbcClient.StatementSpec query) {
        var standings = new HashMap<AppId, ProgramStanding>();
        query.query(row -> {
            standings.put(new AppId(row.getString("app_id")), read(row));
        });
        return standings;
    }

    private ProgramStanding read(ResultSet row) throws SQLException {
        var own = ifLasting(new ProgramStanding(
                ProgramStatus.valueOf(row.getString("status")),
                Cause.PROGRAM,
                Objects.requireNonNull(row.getString("status_reason")),
                Timestamps.readIfThere(row, "status_until")));
        var theirs = ifLasting(new ProgramStanding(
                status(AccountStatus.valueOf(row.getString("their_status"))),
                Cause.ORGANISATION,
                Objects.requireNonNull(row.getString("their_reason")),
                Timestamps.readIfThere(row, "their_until")));
        return theirs.status().compareTo(own.status()) > 0 ? theirs : own;
    }

    private ProgramStanding ifLasting(ProgramStanding standing) {
        var isOver = standing.until() != null && !standing.until().isAfter(clock.instant());
        return standing.isActive() || isOver ? ProgramStanding.ACTIVE : standing;
    }

    private static ProgramStatus status(AccountStatus theirs) {
        return switch (theirs) {
            case ACTIVE -> ProgramStatus.ACTIVE;
            case FROZEN -> ProgramStatus.FROZEN;
            case BANNED -> ProgramStatus.TAKEN_DOWN;
        };
    }
}
