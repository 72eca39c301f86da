package io.minihost.server.payments.merchants;

import io.minihost.server.access.MerchantRole;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.SignedIn;
import io.minihost.server.payments.wire.MchId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who works for a merchant. */
@Service
class MerchantStaff {

    private static final int MAX = 200;

    private final JdbcClient jdbc;
    private final SignedIn signedIn;
    private final AuditLog audit;
    private final Clock clock;

    MerchantStaff(JdbcClient jdbc, SignedIn signedIn, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.signedIn = signedIn;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody of them. */
    record Employee(PersonId personId, String role, Instant since) {}

    List<Employee> list(MchId mchid) {
        return jdbc.sql("select person_id, role, since from merchant_staff where mchid = ? order by since, person_id")
                .param(mchid.value())
                .query((row, number) -> new Employee(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        MerchantRole.valueOf(row.getString("role")).wireName(),
                        Timestamps.read(row, "since")))
                .list();
    }

    @Transactional
    Employee put(Caller caller, MchId mchid, PersonId person, MerchantRole role) {
        if (!signedIn.isMember(person)) {
            throw Problem.notFound("There is no person %s with an account.".formatted(person))
                    .code("person_not_found");
        }
        if (list(mchid).size() >= MAX) {
            throw Problem.conflict("A merchant has a staff of at most %d.".formatted(MAX))
                    .code("too_many");
        }
        jdbc.sql("insert into merchant_staff (mchid, person_id, role, since) values (?, ?, ?, ?)"
                        + " on conflict (mchid, person_id) do update set role = excluded.role")
                .params(mchid.value(), person.value(), role.name(), Timestamps.of(clock.instant()))
                .update();
        audit.record(
                caller.subject(), "merchant.put-staff", mchid.value(), Map.of("person", person, "role", role.name()));
        return list(mchid).stream()
                .filter(one -> one.personId().equals(person))
                .findFirst()
                .orElseThrow();
    }

    @Transactional
    void remove(Caller caller, MchId mchid, PersonId person) {
        var gone = jdbc.sql("delete from merchant_staff where mchid = ? and person_id = ?")
                .params(mchid.value(), person.value())
                .update();
        if (gone == 0) {
            throw Problem.notFound("This person does not work for the merchant.")
                    .code("staff_not_found");
        }
        audit.record(caller.subject(), "merchant.remove-staff", mchid.value(), Map.of("person", person));
    }
}
