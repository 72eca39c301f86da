package io.minihost.server.profile.mails;

import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mail addresses of people with an account. An address is of the account that has proved it last. */
@Component
public class Mails {

    private static final int KEPT_MAX = 3;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Mails(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** One of somebody's addresses, and when they last proved that they have it. */
    public record Verified(UUID id, String address, Instant at) {}

    /** The one proved last first. */
    public List<Verified> of(PersonId person) {
        return jdbc.sql("select * from person_mail where person_id = ? order by verified_at desc, id")
                .param(person.value())
                .query(Mails::verified)
                .list();
    }

    /** Whose address it is, whatever the case of its letters. */
    public Optional<PersonId> owner(String address) {
        return jdbc.sql("select person_id from person_mail where lower(address) = lower(?)")
                .param(address)
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** Whether somebody may have one more, or this one already. */
    void requireRoom(PersonId person, String address) {
        var all = of(person);
        if (all.size() >= KEPT_MAX
                && all.stream().noneMatch(one -> one.address().equalsIgnoreCase(address))) {
            throw Problem.conflict("An account has at most %d addresses of mail.".formatted(KEPT_MAX))
                    .code("many_mails");
        }
    }

    /** Somebody has proved to have an address. Whoever had it so far has it no more. */
    @Transactional
    public Verified verified(PersonId person, String address) {
        requireRoom(person, address);
        owner(address).filter(before -> !before.equals(person)).ifPresent(before -> record(before, "mail.lose"));
        var id = jdbc.sql("""
            insert into person_mail (id, person_id, address, verified_at) values (:id, :person, :address, :now)
            on conflict (lower(address)) do update set id = excluded.id, person_id = excluded.person_id,
                address = excluded.address, verified_at = excluded.verified_at
            returning id
            """)
                .param("id", UUID.randomUUID())
                .param("person", person.value())
                .param("address", address)
                .param("now", Timestamps.of(clock.instant()))
                .query(UUID.class)
                .single();
        record(person, "mail.verify");
        return of(person).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Forgets an address.
     *
     * @return false if it is none of theirs
     */
    @Transactional
    public boolean remove(PersonId person, UUID id) {
        var isGone = jdbc.sql("delete from person_mail where id = ? and person_id = ?")
                        .params(id, person.value())
                        .update()
                > 0;
        if (isGone) {
            record(person, "mail.remove");
        }
        return isGone;
    }

    private void record(PersonId person, String action) {
        audit.record(person.toString(), action, person.toString(), Map.of());
    }

    private static Verified verified(ResultSet row, int number) throws SQLException {
        return new Verified(
                row.getObject("id", UUID.class), row.getString("address"), Timestamps.read(row, "verified_at"));
    }
}
