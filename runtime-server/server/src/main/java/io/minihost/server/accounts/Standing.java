package io.minihost.server.accounts;

import io.minihost.server.accounts.terms.Terms;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says what keeps somebody with an account from beginning something new: visits, logins of programs, payments. */
@Component
public class Standing {

    private final Terms terms;
    private final JdbcClient jdbc;
    private final Clock clock;

    Standing(Terms terms, JdbcClient jdbc, Clock clock) {
        this.terms = terms;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What does. */
    public enum Bar {
        /** An operator has said so. */
        FROZEN,
        /** They have not agreed yet to what the operator wants. */
        TERMS
    }

    /** Empty for whoever may, and for guests. */
    public Optional<Bar> bar(PersonId person) {
        if (isFrozen(person)) {
            return Optional.of(Bar.FROZEN);
        }
        return owesAgreement(person) ? Optional.of(Bar.TERMS) : Optional.empty();
    }

    /**
     * Refuses what somebody may not begin now.
     *
     * @throws Problem 403 {@code account_frozen} or {@code terms_needed}
     */
    public void require(PersonId person) {
        bar(person).ifPresent(bar -> {
            throw switch (bar) {
                case FROZEN ->
                    Problem.forbidden("An operator has frozen this account.").code("account_frozen");
                case TERMS ->
                    Problem.forbidden("Agree first to the terms of this host.").code("terms_needed");
            };
        });
    }

    public boolean isFrozen(PersonId person) {
        return jdbc.sql("select exists (select 1 from account where person_id = ? and status <> 'ACTIVE'"
                        + " and (status_until is null or status_until > ?))")
                .params(person.value(), Timestamps.of(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    private boolean owesAgreement(PersonId person) {
        return terms.owes(person).isPresent()
                && jdbc.sql("select exists (select 1 from account where person_id = ?)")
                        .param(person.value())
                        .query(Boolean.class)
                        .single();
    }
}
