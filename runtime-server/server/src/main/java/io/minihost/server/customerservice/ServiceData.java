package io.minihost.server.customerservice;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Retention;
import io.minihost.server.identity.Belongings;
import io.minihost.server.identity.PeopleMerged;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.UsedPrograms;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Conversations go with their program, with their person, and in time. */
@Configuration(proxyBeanMethods = false)
class ServiceData {

    private static final List<String> TABLES = List.of("service_message", "service_media", "service_chat");

    @Bean
    ProgramData conversationsOfPrograms(JdbcClient jdbc) {
        return (program, max) -> TABLES.stream()
                .mapToInt(table -> ProgramRows.forgetSome(jdbc, table, program, max))
                .sum();
    }

    /** Conversations with programs that only the guest has used go on. */
    @Component
    static class Merged implements UsedPrograms, Belongings {

        private final JdbcClient jdbc;

        Merged(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @EventListener
        void onMerged(PeopleMerged event) {
            jdbc.sql("update service_chat set person_id = :account where person_id = :guest and app_id = any(:programs)"
                            + " and not exists (select 1 from service_chat own"
                            + " where own.person_id = :account and own.app_id = service_chat.app_id)")
                    .param("account", event.account().value())
                    .param("guest", event.guest().value())
                    .param("programs", event.wholeIds())
                    .update();
            jdbc.sql("update service_media set person_id = ? where person_id = ? and app_id = any(?)")
                    .params(event.account().value(), event.guest().value(), event.wholeIds())
                    .update();
        }

        @Override
        public Collection<AppId> usedBy(PersonId person) {
            return jdbc.sql("select app_id from service_chat where person_id = ?")
                    .param(person.value())
                    .query((row, number) -> new AppId(row.getString("app_id")))
                    .set();
        }

        @Override
        public Set<PersonId> owners(Collection<PersonId> people) {
            return jdbc.sql("select distinct person_id from service_message where person_id in (:people)")
                    .param("people", people.stream().map(PersonId::value).toList())
                    .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                    .set();
        }
    }

    @Component
    static class Expiry {

        private static final String EVERY = "PT1H";
        private static final Duration PICTURES = Duration.ofDays(30);
        private static final Duration SILENT = Duration.ofDays(180);

        private final Retention retention;
        private final Clock clock;

        Expiry(Retention retention, Clock clock) {
            this.retention = retention;
            this.clock = clock;
        }

        @Scheduled(fixedDelayString = EVERY)
        void forget() {
            var now = clock.instant();
            retention.expire("pictures of conversations", EVERY, "service_media", "created_at", now.minus(PICTURES));
            retention.expire("silent conversations", EVERY, "service_chat", "changed_at", now.minus(SILENT));
        }
    }
}
