package io.minihost.server.accounts;

import io.minihost.server.access.PlatformRole;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.MemberSince;
import io.minihost.server.identity.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of people. */
@Component
public class Accounts {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * An account and what its password is checked against.
     *
     * @param password encoded; null without one
     * @param banned whether it may not be used
     * @param frozen why it begins nothing new; null when it may
     * @param leavesAt when it is deleted, at the person's own wish; null for most
     */
    public record Stored(
            Account account,
            @Nullable String password,
            boolean banned,
            @Nullable String frozen,
            @Nullable Instant leavesAt) {}

    /**
     * Gives somebody who is known as a guest an account.
     *
     * @param password encoded; null for whoever signs in otherwise
     * @throws Problem when the name is taken, or the person has an account already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Account add(PersonId person, Username username, Nickname nickname, @Nullable String password) {
        var now = Timestamps.of(clock.instant());
        if (isMember(person)) {
            throw Problem.conflict("There is an account for this browser already.")
                    .code("signed_in");
        }
        requireFree(username);
        try {
            jdbc.sql(
                            "insert into account (person_id, username, username_key, nickname, password, password_changed_at, created_at)"
                                    + " values (:person, :username, :key, :nickname, :password, :changed, :now)")
                    .param("person", person.value())
                    .param("username", username.value())
                    .param("key", username.key())
                    .param("nickname", nickname.value())
                    .param("password", password)
                    .param("changed", password == null ? null : now)
                    .param("now", now)
                    .update();
        } catch (DuplicateKeyException e) {
            throw taken();
        }
        jdbc.sql("update person set member_since = ? where id = ?")
                .params(now, person.value())
                .update();
        events.publishEvent(new MemberSince(person));
        return new Account(person, username.value(), nickname.value(), null, password != null);
    }

    /**
     * Looks whether somebody can have a name.
     *
     * @throws Problem when somebody has it already
     */
    public void requireFree(Username username) {
        if (find(username).isPresent()) {
            throw taken();
        }
    }

    private static Problem taken() {
        return Problem.conflict("This name is taken.").code("username_taken");
    }

    /** Two sign-ups in one browser wait for each other here. */
    private boolean isMember(PersonId person) {
        return jdbc.sql("select member_since is not null from person where id = ? for update")
                .param(person.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    public Optional<Stored> find(Username username) {
        return jdbc.sql("select * from account where username_key = ?")
                .param(username.key())
                .query(this::stored)
                .optional();
    }

    public Optional<Stored> find(PersonId person) {
        return jdbc.sql("select * from account where person_id = ?")
                .param(person.value())
                .query(this::stored)
                .optional();
    }

    /** Whether there is any operator with an account. */
    public boolean hasOperator() {
        return jdbc.sql("select exists (select 1 from account where role = 'OPERATOR')")
                .query(Boolean.class)
                .single();
    }

    /**
     * Says when an account is to be deleted.
     *
     * @param at null when it is to stay after all
     */
    public void leave(PersonId person, @Nullable Instant at) {
        jdbc.sql("update account set leaves_at = :at where person_id = :person")
                .param("at", at == null ? null : Timestamps.of(at))
                .param("person", person.value())
                .update();
    }

    public void rename(PersonId person, Nickname nickname) {
        jdbc.sql("update account set nickname = ? where person_id = ?")
                .params(nickname.value(), person.value())
                .update();
    }

    /**
     * Gives an account another password.
     *
     * @param password encoded
     */
    public void setPassword(PersonId person, String password) {
        jdbc.sql("update account set password = ?, password_changed_at = ? where person_id = ?")
                .params(password, Timestamps.of(clock.instant()), person.value())
                .update();
    }

    /**
     * Somebody has come back who had lost their way in.
     *
     * @param password encoded, the new one
     */
    void recovered(PersonId person, String password) {
        setPassword(person, password);
        jdbc.sql("update account set recovered_at = ? where person_id = ?")
                .params(Timestamps.of(clock.instant()), person.value())
                .update();
    }

    public void setRole(PersonId person, @Nullable PlatformRole role) {
        jdbc.sql("update account set role = :role where person_id = :person")
                .param("role", role == null ? null : role.name())
                .param("person", person.value())
                .update();
        events.publishEvent(new RoleChanged(person, role));
    }

    /** What it is now; one that was for a time is over by itself. */
    private AccountStatus status(ResultSet row) throws SQLException {
        var until = Timestamps.readIfThere(row, "status_until");
        return until != null && !until.isAfter(clock.instant())
                ? AccountStatus.ACTIVE
                : AccountStatus.valueOf(row.getString("status"));
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        var role = row.getString("role");
        var password = row.getString("password");
        return new Stored(
                new Account(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("username"),
                        row.getString("nickname"),
                        role == null ? null : PlatformRole.valueOf(role),
                        password != null),
                password,
                status(row) == AccountStatus.BANNED,
                status(row) == AccountStatus.ACTIVE ? null : row.getString("status_reason"),
                Timestamps.readIfThere(row, "leaves_at"));
    }
}
