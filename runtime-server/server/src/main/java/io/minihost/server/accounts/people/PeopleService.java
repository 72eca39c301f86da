package io.minihost.server.accounts.people;

import io.minihost.server.access.Action;
import io.minihost.server.access.PlatformRole;
import io.minihost.server.accounts.AccountStatus;
import io.minihost.server.accounts.StatusChange;
import io.minihost.server.accounts.Username;
import io.minihost.server.accounts.devices.Devices;
import io.minihost.server.accounts.leaving.LastOperator;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows staff whom they may see, and notes each look, which the person is shown; changes whether an account may be used. */
@Service
class PeopleService {

    private static final String SELECT =
            "select account.*, greatest(person.seen_at, (select max(device.seen_at) from device"
                    + " where device.person_id = person.id)) as seen_at from account"
                    + " join person on person.id = account.person_id where ";

    private final JdbcClient jdbc;
    private final Devices devices;
    private final LastOperator lastOperator;
    private final AuditLog audit;
    private final Clock clock;

    PeopleService(JdbcClient jdbc, Devices devices, LastOperator lastOperator, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.devices = devices;
        this.lastOperator = lastOperator;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody, and which state of them it is. */
    record Seen(PersonView view, int revision) {}

    @Transactional
    public Seen get(Caller caller, PersonId person) {
        caller.requireEverywhere(Action.PERSON_VIEW);
        var found = find(person, "");
        looked(caller, found.view());
        return found;
    }

    @Transactional
    public List<PersonView> named(Caller caller, Username username) {
        caller.requireEverywhere(Action.PERSON_VIEW);
        var found = jdbc.sql(SELECT + "username_key = ?")
                .param(username.key())
                .query(this::read)
                .list();
        found.forEach(one -> looked(caller, one.view()));
        return found.stream().map(Seen::view).toList();
    }

    private void looked(Caller caller, PersonView view) {
        if (!view.personId().toString().equals(caller.subject())) {
            audit.record(caller.subject(), "person.view", view.personId().toString(), role(caller));
        }
    }

    private static Map<String, String> role(Caller caller) {
        return Map.of(
                "role",
                caller.platformRole() == null ? "" : caller.platformRole().wireName());
    }

    @Transactional
    public Seen setStatus(Caller caller, PersonId person, StatusChange wish, @Nullable IfMatch seen) {
        caller.requireEverywhere(Action.PERSON_CHANGE);
        caller.requireProof();
        wish.check(clock.instant());
        if (wish.wanted() != AccountStatus.ACTIVE && lastOperator.hold(person).isPresent()) {
            throw Problem.conflict("Somebody has to run this host.").code("last_operator");
        }
        var before = find(person, " for update of account");
        IfMatch.check(seen, before.revision(), before::view);
        var end = wish.end();
        jdbc.sql("update account set status = :status, status_reason = :reason, status_until = :until,"
                        + " revision = revision + 1 where person_id = :person")
                .param("status", wish.wanted().name())
                .param("reason", wish.why())
                .param("until", end == null ? null : Timestamps.of(end))
                .param("person", person.value())
                .update();
        if (wish.wanted() == AccountStatus.BANNED) {
            devices.endOthers(person, null);
        }
        var detail = new LinkedHashMap<String, Object>(role(caller));
        detail.put("before", before.view().status());
        detail.put("after", wish.wanted());
        detail.put("reason", wish.why());
        detail.put("until", end == null ? "" : end.toString());
        audit.record(caller.subject(), "person.status", person.toString(), detail);
        return find(person, "");
    }

    private Seen find(PersonId person, String lock) {
        return jdbc.sql(SELECT + "account.person_id = ?" + lock)
                .param(person.value())
                .query(this::read)
                .optional()
                .orElseThrow(() -> Problem.notFound("There is no person %s with an account.".formatted(person))
                        .code("person_not_found"));
    }

    private Seen read(ResultSet row, int number) throws SQLException {
        var until = Timestamps.readIfThere(row, "status_until");
        var isOver = until != null && !until.isAfter(clock.instant());
        var role = row.getString("role");
        return new Seen(
                new PersonView(
                        row.getObject("person_id", UUID.class),
                        Objects.requireNonNull(row.getString("username")),
                        Objects.requireNonNull(row.getString("nickname")),
                        role == null ? null : PlatformRole.valueOf(role).wireName(),
                        isOver ? AccountStatus.ACTIVE : AccountStatus.valueOf(row.getString("status")),
                        isOver ? "" : Objects.requireNonNull(row.getString("status_reason")),
                        isOver ? null : until,
                        Timestamps.read(row, "created_at"),
                        Timestamps.read(row, "seen_at"),
                        Timestamps.readIfThere(row, "leaves_at")),
                row.getInt("revision"));
    }
}
