package io.minihost.server.identity.departures;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guests who stay away are forgotten, and nothing is left of them. */
class GuestExpiryTests extends ServerTest {

    @Autowired
    GuestExpiry expiry;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void forgetsThoseWhoHaveLeftNothing() {
        var appId = server().register("Missed");
        var recent = away(29);
        var idle = away(31);
        var keeper = away(179);
        var pinner = away(31);
        var known = away(31);
        jdbc.sql("insert into program_storage (person_id, app_id, key, value, bytes, changed_at)"
                        + " values (?, ?, 'k', '1', 2, now())")
                .params(keeper.value(), appId)
                .update();
        jdbc.sql("insert into pinned_program (person_id, app_id, position) values (?, ?, 1)")
                .params(pinner.value(), appId)
                .update();
        jdbc.sql("insert into recent_program (person_id, app_id, used_at) values (?, ?, now())")
                .params(idle.value(), appId)
                .update();
        people.redeemed(known);
        expiry.forget();
        assertThat(stay(List.of(recent, idle, keeper, pinner, known)))
                .containsExactlyInAnyOrder(recent, keeper, pinner, known);
    }

    @Test
    void forgetsEverybodyAfterHalfAYear() {
        var appId = server().register("Missed");
        var keeper = away(181);
        people.redeemed(keeper);
        jdbc.sql("insert into program_file (person_id, app_id, session_id, path, blob, bytes, type, changed_at)"
                        + " values (?, ?, '', 'usr/a', null, 0, '', now())")
                .params(keeper.value(), appId)
                .update();
        var back = away(181);
        people.seen(back, "192.0.2.1");
        expiry.forget();
        assertThat(stay(List.of(keeper, back))).containsExactly(back);
    }

    @Test
    void goesThroughMoreThanABatch() {
        for (var i = 0; i < 450; i++) {
            var person = away(40);
            if (i % 3 == 0) {
                people.redeemed(person);
            }
        }
        expiry.forget();
        assertThat(jdbc.sql("select count(*) from person where seen_at < now() - interval '35 days' and"
                                + " redeemed_at is null and not exists (select 1 from program_storage where"
                                + " person_id = id) and not exists (select 1 from pinned_program where person_id ="
                                + " id)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Whatever belongs to a person or a program, in whatever table, goes with them. */
    @Test
    void leavesNoTableOut() {
        var loose = jdbc.sql("""
            select c.table_name || '.' || c.column_name from information_schema.columns c
            where c.table_schema = 'public' and c.column_name in ('person_id', 'person', 'app_id')
            and not (c.table_name = 'program' and c.column_name = 'app_id')
            -- gone within minutes, and made for people who are in no table yet
            and c.table_name <> 'passkey_challenge'
            and not exists (
                select 1 from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
                where k.contype = 'f' and k.confdeltype in ('c', 'n')
                and k.conrelid = c.table_name::regclass and a.attname = c.column_name)
            """).query(String.class).list();
        assertThat(loose).isEmpty();
    }

    private PersonId away(int days) {
        var person = people.welcome();
        people.seen(person, "192.0.2.1");
        jdbc.sql("update person set seen_at = now() - make_interval(days => ?) where id = ?")
                .params(days, person.value())
                .update();
        return person;
    }

    private List<PersonId> stay(List<PersonId> some) {
        return some.stream()
                .filter(person -> jdbc.sql("select count(*) > 0 from person where id = ?")
                        .param(person.value())
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
