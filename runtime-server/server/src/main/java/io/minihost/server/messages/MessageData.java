package io.minihost.server.messages;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Retention;
import io.minihost.server.identity.Belongings;
import io.minihost.server.identity.PeopleMerged;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What becomes of messages, and of what people have agreed to, in time, when a program goes and when a guest has an account. */
@Component
class MessageData implements ProgramData, Belongings {

    private static final String EVERY = "PT1H";

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;
    private final Duration expiry;

    MessageData(
            JdbcClient jdbc,
            Retention retention,
            Clock clock,
            @Value("${minihost.messages.expiry:90d}") Duration expiry) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
        this.expiry = expiry;
    }

    @Scheduled(fixedDelayString = EVERY)
    void forgetMessages() {
        retention.expire("messages", EVERY, "message", "at", clock.instant().minus(expiry));
    }

    @Scheduled(fixedDelayString = EVERY)
    void forgetNotices() {
        retention.expire("notices", EVERY, "notice", "at", clock.instant().minus(expiry));
    }

    @Override
    public int forgetSome(AppId program, int max) {
        var consents = jdbc.sql("delete from message_consent where ctid in (select message_consent.ctid"
                        + " from message_consent join message_template on id = template_id where app_id = ? limit ?)")
                .params(program.value(), max)
                .update();
        return consents
                + ProgramRows.forgetSome(jdbc, "message", program, max)
                + ProgramRows.forgetSome(jdbc, "message_stop", program, max);
    }

    @Override
    public Set<PersonId> owners(Collection<PersonId> people) {
        return jdbc
                .sql("select distinct person_id from message where person_id in (:ids)")
                .param("ids", people.stream().map(PersonId::value).toList())
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .collect(Collectors.toSet());
    }

    /**
     * Messages come along, and so does what was agreed to, since programs' servers go on naming the guest. What the account
     * has decided itself stays.
     */
    @EventListener
    void onMerged(PeopleMerged event) {
        jdbc.sql("update message set person_id = :account where person_id = :guest")
                .param("account", event.account().value())
                .param("guest", event.guest().value())
                .update();
        jdbc.sql("""
            insert into message_consent (person_id, template_id, accepted, remembered, at)
            select :account, template_id, accepted, remembered, at from message_consent where person_id = :guest
            on conflict (person_id, template_id) do update set
                accepted = least(message_consent.accepted + excluded.accepted, 1000),
                remembered = coalesce(message_consent.remembered, excluded.remembered)
            """)
                .param("account", event.account().value())
                .param("guest", event.guest().value())
                .update();
        jdbc.sql("insert into message_stop (person_id, app_id) select ?, app_id from message_stop"
                        + " where person_id = ? and app_id = any(?) on conflict do nothing")
                .params(event.account().value(), event.guest().value(), event.wholeIds())
                .update();
    }
}
