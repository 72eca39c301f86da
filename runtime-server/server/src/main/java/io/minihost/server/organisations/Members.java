package io.minihost.server.organisations;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.access.OrganisationRole;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who belongs to which organisation. */
@Component
public class Members {

    private static final int MAX = 500;

    private static final String SELECT = "select member.*, username, nickname from organisation_member member"
            + " join account on account.person_id = member.person_id where organisation_id = :organisation";

    private final JdbcClient jdbc;
    private final Clock clock;

    Members(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<Member> after(OrganisationId organisation, Cursor after, int limit) {
        return jdbc.sql(SELECT + " and (since, member.person_id::text) > (:at, :id)"
                        + " order by since, member.person_id::text limit :limit")
                .param("organisation", organisation.value())
                .param("at", Timestamps.of(after.at()))
                .param("id", after.id())
                .param("limit", limit)
                .query(Members::read)
                .list();
    }

    public Optional<Member> find(OrganisationId organisation, PersonId person) {
        return jdbc.sql(SELECT + " and member.person_id = :person")
                .param("organisation", organisation.value())
                .param("person", person.value())
                .query(Members::read)
                .optional();
    }

    /** Everybody who belongs to it now. */
    public List<PersonId> of(OrganisationId organisation) {
        return jdbc
                .sql("select person_id from organisation_member where organisation_id = ?"
                        + " and (until is null or until > ?)")
                .params(organisation.value(), Timestamps.of(clock.instant()))
                .query(UUID.class)
                .stream()
                .map(PersonId::new)
                .toList();
    }

    /** Where somebody belongs to, by name. */
    List<Membership> organisationsOf(PersonId person) {
        return jdbc.sql("select id, name, role from organisation_member member"
                        + " join organisation on id = member.organisation_id"
                        + " where person_id = ? and (until is null or until > ?) order by lower(name), id")
                .params(person.value(), Timestamps.of(clock.instant()))
                .query((row, number) -> new Membership(
                        new OrganisationId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        OrganisationRole.valueOf(row.getString("role")).wireName()))
                .list();
    }

    /**
     * Makes somebody a member, or changes what they are. The organisation is locked.
     *
     * @throws Problem when they have no account, or nobody would be left who is an admin for good
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(OrganisationId organisation, PersonId person, OrganisationRole role, @Nullable Instant until) {
        requireAccount(person);
        requireRoom(organisation, person);
        var wasAdmin = isAdmin(organisation, person);
        jdbc.sql("""
                insert into organisation_member (organisation_id, person_id, role, since, until)
                values (:organisation, :person, :role, :now, :until)
                on conflict (organisation_id, person_id) do update set role = excluded.role, until = excluded.until
                """)
                .param("organisation", organisation.value())
                .param("person", person.value())
                .param("role", role.name())
                .param("now", Timestamps.of(clock.instant()))
                .param("until", until == null ? null : Timestamps.of(until))
                .update();
        if (wasAdmin) {
            requireAdmin(organisation);
        }
    }

    private void requireAccount(PersonId person) {
        boolean isThere = jdbc.sql("select exists (select 1 from account where person_id = ? and status <> 'BANNED')")
                .param(person.value())
                .query(Boolean.class)
                .single();
        if (!isThere) {
            throw Problem.notFound("There is no person %s with an account.".formatted(person))
                    .code("person_not_found");
        }
    }

    private void requireRoom(OrganisationId organisation, PersonId person) {
        int others = jdbc.sql("select count(*) from organisation_member where organisation_id = ? and person_id <> ?")
                .params(organisation.value(), person.value())
                .query(Integer.class)
                .single();
        if (others >= MAX) {
            throw Problem.conflict("An organisation has at most %d members.".formatted(MAX))
                    .code("too_many");
        }
    }

    /**
     * Takes somebody out. The organisation is locked.
     *
     * @return false if they were not in it
     * @throws Problem when nobody would be left who is an admin for good
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean remove(OrganisationId organisation, PersonId person) {
        var wasAdmin = isAdmin(organisation, person);
        int gone = jdbc.sql("delete from organisation_member where organisation_id = ? and person_id = ?")
                .params(organisation.value(), person.value())
                .update();
        if (wasAdmin) {
            requireAdmin(organisation);
        }
        return gone > 0;
    }

    /** Whether somebody is admin for good. */
    private boolean isAdmin(OrganisationId organisation, PersonId person) {
        return find(organisation, person)
                .filter(member -> member.role() == OrganisationRole.ADMIN && member.until() == null)
                .isPresent();
    }

    /** The host's own organisations have the operator besides; one without anybody and anything needs none. */
    private void requireAdmin(OrganisationId organisation) {
        if (organisation.equals(OrganisationId.HOST) || organisation.equals(OrganisationId.SAMPLES)) {
            return;
        }
        boolean isForsaken = jdbc.sql("""
                select not exists (select 1 from organisation_member
                                   where organisation_id = :id and role = 'ADMIN' and until is null)
                   and (exists (select 1 from organisation_member where organisation_id = :id)
                        or exists (select 1 from program where organisation_id = :id))
                """)
                .param("id", organisation.value())
                .query(Boolean.class)
                .single();
        if (isForsaken) {
            throw Problem.conflict("Somebody has to be admin; make another member one first.")
                    .code("last_admin");
        }
    }

    private static Member read(ResultSet row, int number) throws SQLException {
        return new Member(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("username"),
                row.getString("nickname"),
                OrganisationRole.valueOf(row.getString("role")),
                Timestamps.read(row, "since"),
                Timestamps.readIfThere(row, "until"));
    }
}
