package io.minihost.server.accounts.leaving;

import io.minihost.server.accounts.Accounts;
import io.minihost.server.accounts.LeavingChosen;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.Retention;
import io.minihost.server.common.SharedWork;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.PersonRemoval;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes accounts at their people's own wish. They have a week to think better of it. Each account goes in a transaction of its own:
 * after a crash it is either there and due, or gone.
 */
@Service
class Leaving {

    /** From the wish to the deletion. */
    static final Duration COUNTDOWN = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(Leaving.class);
    private static final String EVERY = "PT5M";

    private final Accounts accounts;
    private final PersonRemoval removal;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SharedWork work;
    private final Clock clock;

    Leaving(
            Accounts accounts,
            PersonRemoval removal,
            AuditLog audit,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            SharedWork work,
            Clock clock) {
        this.accounts = accounts;
        this.removal = removal;
        this.audit = audit;
        this.events = events;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.work = work;
        this.clock = clock;
    }

    /** Begins the countdown; one that has begun goes on. */
    @Transactional
    public Instant begin(PersonId person) {
        var before = leavesAt(person);
        if (before != null) {
            return before;
        }
        removal.requireNoHold(person);
        var at = clock.instant().plus(COUNTDOWN);
        accounts.leave(person, at);
        audit.record(person.toString(), "account.leave", person.toString(), Map.of("at", at.toString()));
        events.publishEvent(new LeavingChosen(person, at));
        return at;
    }

    /** Lets the account stay. */
    @Transactional
    public void undo(PersonId person) {
        if (leavesAt(person) != null) {
            accounts.leave(person, null);
            audit.record(person.toString(), "account.stay", person.toString(), Map.of());
            events.publishEvent(new LeavingChosen(person, null));
        }
    }

    /** Who undoes it and what deletes the account wait for each other here. */
    private @Nullable Instant leavesAt(PersonId person) {
        return jdbc.sql("select leaves_at from account where person_id = ? for update")
                .param(person.value())
                .query((row, number) -> new Chosen(Timestamps.readIfThere(row, "leaves_at")))
                .single()
                .at();
    }

    private record Chosen(@Nullable Instant at) {}

    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT1M")
    void deleteDue() {
        work.run("delete accounts", Duration.parse(EVERY), () -> {
            for (var person : due()) {
                delete(person);
            }
        });
    }

    private List<PersonId> due() {
        return jdbc.sql("select person_id from account where leaves_at <= ? order by leaves_at limit ?")
                .params(Timestamps.of(clock.instant()), Retention.BATCH)
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    private void delete(PersonId person) {
        try {
            transaction.executeWithoutResult(status -> {
                if (isDue(person)) {
                    removal.remove(person, person.toString());
                }
            });
        } catch (Problem e) {
            LOG.info("the account {} is due and stays for now: {}", person, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("the account {} could not be deleted and is tried again", person, e);
        }
    }

    private boolean isDue(PersonId person) {
        return jdbc.sql("select 1 from account where person_id = ? and leaves_at <= ? for update")
                .params(person.value(), Timestamps.of(clock.instant()))
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
