package io.minihost.server.organisations;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The organisations there are. */
@Component
public class Organisations {

    private final JdbcClient jdbc;
    private final Clock clock;

    Organisations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Organisation> find(OrganisationId id) {
        return jdbc.sql("select * from organisation where id = ?")
                .param(id.value())
                .query(Organisations::read)
                .optional();
    }

    /** As {@link #find}, alone with it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Organisation lock(OrganisationId id) {
        return jdbc.sql("select * from organisation where id = ? for update")
                .param(id.value())
                .query(Organisations::read)
                .optional()
                .orElseThrow(() -> missing(id));
    }

    static Problem missing(OrganisationId id) {
        return Problem.notFound("There is no organisation %s.".formatted(id)).code("organisation_not_found");
    }

    /**
     * Those behind a place in the order in which they came.
     *
     * @param person whose they are; null for all
     */
    List<Organisation> after(@Nullable PersonId person, Cursor after, int limit) {
        return jdbc.sql("""
                select * from organisation
                where (created_at, id::text) > (:at, :id)
                  and (cast(:person as uuid) is null or id in (
                      select organisation_id from organisation_member
                      where person_id = :person and (until is null or until > :now)))
                order by created_at, id::text limit :limit
                """)
                .param("at", Timestamps.of(after.at()))
                .param("id", after.id())
                .param("person", person == null ? null : person.value())
                .param("now", Timestamps.of(clock.instant()))
                .param("limit", limit)
                .query(Organisations::read)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Organisation add(String name) {
        var id = new OrganisationId(UUID.randomUUID());
        jdbc.sql("insert into organisation (id, name, created_at) values (?, ?, ?)")
                .params(id.value(), name, Timestamps.of(clock.instant()))
                .update();
        return find(id).orElseThrow();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void rename(OrganisationId id, String name) {
        jdbc.sql("update organisation set name = ?, revision = revision + 1 where id = ?")
                .params(name, id.value())
                .update();
    }

    /** @throws Problem while it has programs, or is one of the host's own */
    @Transactional(propagation = Propagation.MANDATORY)
    void delete(OrganisationId id) {
        if (id.equals(OrganisationId.HOST) || id.equals(OrganisationId.SAMPLES)) {
            throw Problem.conflict("This organisation is the host's own.").code("hosts_own");
        }
        try {
            jdbc.sql("delete from organisation where id = ?").param(id.value()).update();
        } catch (DataIntegrityViolationException e) {
            throw Problem.conflict("This organisation has programs; delete them first.")
                    .code("has_programs");
        }
    }

    private static Organisation read(ResultSet row, int number) throws SQLException {
        return new Organisation(
                new OrganisationId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getInt("revision"),
                Timestamps.read(row, "created_at"));
    }
}
