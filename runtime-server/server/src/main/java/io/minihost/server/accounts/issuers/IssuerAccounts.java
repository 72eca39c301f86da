package io.minihost.server.accounts.issuers;

import io.minihost.server.accounts.WayIn;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Accounts elsewhere that belong to people here: by the issuer's name for them, never by an address of mail. */
@Component
class IssuerAccounts implements WayIn {

    private static final int OF_PERSON_MAX = 10;

    private final JdbcClient jdbc;
    private final Issuers issuers;
    private final AuditLog audit;
    private final Clock clock;

    IssuerAccounts(JdbcClient jdbc, Issuers issuers, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.issuers = issuers;
        this.audit = audit;
        this.clock = clock;
    }

    record Listed(UUID id, String issuer, Instant createdAt, Instant usedAt) {}

    /** Whose it is; it is in use now. */
    Optional<PersonId> use(String issuer, String subject) {
        return jdbc.sql("update issuer_account set used_at = ? where issuer = ? and subject = ? returning person_id")
                .params(Timestamps.of(clock.instant()), issuer, subject)
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    List<Listed> of(PersonId person) {
        return jdbc.sql("select * from issuer_account where person_id = ? order by created_at, id")
                .param(person.value())
                .query((row, number) -> new Listed(
                        row.getObject("id", UUID.class),
                        row.getString("issuer"),
                        Timestamps.read(row, "created_at"),
                        Timestamps.read(row, "used_at")))
                .list();
    }

    /**
     * Makes an account elsewhere somebody's.
     *
     * @throws Problem when it is somebody's already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void link(PersonId person, String issuer, String subject) {
        if (of(person).size() >= OF_PERSON_MAX) {
            throw Problem.conflict("You have linked as many accounts as possible.")
                    .code("too_many_links");
        }
        try {
            jdbc.sql("insert into issuer_account (id, issuer, subject, person_id, created_at, used_at)"
                            + " values (:id, :issuer, :subject, :person, :now, :now)")
                    .param("id", UUID.randomUUID())
                    .param("issuer", issuer)
                    .param("subject", subject)
                    .param("person", person.value())
                    .param("now", Timestamps.of(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("It belongs to an account here already.").code("linked_already");
        }
        audit.record(person.toString(), "account.link", person.toString(), Map.of("issuer", issuer));
    }

    boolean remove(PersonId person, UUID id) {
        return jdbc.sql("delete from issuer_account where id = ? and person_id = ?")
                        .params(id, person.value())
                        .update()
                > 0;
    }

    /** Only those of issuers that are set: the others lead nowhere. */
    @Override
    public int count(PersonId person) {
        var addresses = issuers.addresses();
        return (int) of(person).stream()
                .filter(linked -> addresses.contains(linked.issuer()))
                .count();
    }

    @Override
    public boolean isStrong() {
        return false;
    }

    @Override
    public void removeAll(PersonId person) {
        jdbc.sql("delete from issuer_account where person_id = ?")
                .param(person.value())
                .update();
    }
}
