package io.minihost.server.profile.phones;

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

/** The phone numbers of people with an account. A number is of the account that has proved it last, as numbers change hands. */
@Component
public class Phones {

    private static final int KEPT_MAX = 5;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Phones(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One of somebody's numbers.
     *
     * @param at when they last proved that they have it
     * @param recovers whether they come back by it when they have lost the password
     */
    public record Verified(UUID id, PhoneNumber phone, Instant at, boolean recovers) {}

    /** The one proved last first. */
    public List<Verified> of(PersonId person) {
        return jdbc.sql("select * from person_phone where person_id = ? order by verified_at desc, id")
                .param(person.value())
                .query(Phones::verified)
                .list();
    }

    /** Whose number it is. */
    public Optional<PersonId> owner(PhoneNumber phone) {
        return jdbc.sql("select person_id from person_phone where country_code = ? and number = ?")
                .params(phone.countryCode(), phone.number())
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** Who comes back by it when they have lost the password. */
    public Optional<PersonId> recovers(PhoneNumber phone) {
        return jdbc.sql("select person_id from person_phone where country_code = ? and number = ? and recovers")
                .params(phone.countryCode(), phone.number())
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /**
     * Says whether somebody comes back by one of their numbers.
     *
     * @return false if it is none of theirs
     */
    @Transactional
    public boolean setRecovers(PersonId person, UUID id, boolean recovers) {
        var changed = jdbc.sql("update person_phone set recovers = ? where id = ? and person_id = ? returning *")
                .params(recovers, id, person.value())
                .query(Phones::verified)
                .optional();
        changed.ifPresent(one -> record(person, recovers ? "phone.recovers" : "phone.recovers-not", one.phone()));
        return changed.isPresent();
    }

    /** Whether somebody may have one more, or this one already. */
    void requireRoom(PersonId person, PhoneNumber phone) {
        var all = of(person);
        if (all.size() >= KEPT_MAX && all.stream().noneMatch(one -> one.phone().equals(phone))) {
            throw Problem.conflict("An account has at most %d phone numbers.".formatted(KEPT_MAX))
                    .code("many_phones");
        }
    }

    /** Somebody has proved to have a number. Whoever had it so far has it no more. */
    @Transactional
    public Verified verified(PersonId person, PhoneNumber phone) {
        requireRoom(person, phone);
        owner(phone).filter(before -> !before.equals(person)).ifPresent(before -> record(before, "phone.lose", phone));
        var id = jdbc.sql("""
            insert into person_phone (id, person_id, country_code, number, verified_at)
            values (:id, :person, :country, :number, :now)
            on conflict (country_code, number)
            do update set person_id = excluded.person_id, verified_at = excluded.verified_at,
                recovers = person_phone.recovers and person_phone.person_id = excluded.person_id, id = case
                when person_phone.person_id = excluded.person_id then person_phone.id else excluded.id end
            returning id
            """)
                .param("id", UUID.randomUUID())
                .param("person", person.value())
                .param("country", phone.countryCode())
                .param("number", phone.number())
                .param("now", Timestamps.of(clock.instant()))
                .query(UUID.class)
                .single();
        record(person, "phone.verify", phone);
        return of(person).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Forgets a number.
     *
     * @return false if it is none of theirs
     */
    @Transactional
    public boolean remove(PersonId person, UUID id) {
        var removed = jdbc.sql("delete from person_phone where id = ? and person_id = ? returning *")
                .params(id, person.value())
                .query(Phones::verified)
                .optional();
        removed.ifPresent(gone -> record(person, "phone.remove", gone.phone()));
        return removed.isPresent();
    }

    private void record(PersonId person, String action, PhoneNumber phone) {
        audit.record(person.toString(), action, person.toString(), Map.of("phone", phone.masked()));
    }

    private static Verified verified(ResultSet row, int number) throws SQLException {
        return new Verified(
                row.getObject("id", UUID.class),
                new PhoneNumber(row.getString("country_code"), row.getString("number")),
                Timestamps.read(row, "verified_at"),
                row.getBoolean("recovers"));
    }
}
