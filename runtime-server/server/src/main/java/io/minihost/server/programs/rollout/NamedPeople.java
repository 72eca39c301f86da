package io.minihost.server.programs.rollout;

import io.minihost.server.accounts.Accounts;
import io.minihost.server.accounts.Username;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PeopleMerged;
import io.minihost.server.identity.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of people: those that a release is for, and those that a program keeps under a tag. */
@Component
public class NamedPeople {

    private static final int TOLD_MAX = 20;

    private final JdbcClient jdbc;
    private final People people;
    private final Accounts accounts;

    NamedPeople(JdbcClient jdbc, People people, Accounts accounts) {
        this.jdbc = jdbc;
        this.people = people;
        this.accounts = accounts;
    }

    static String ofVersion(String version) {
        return "version:" + version;
    }

    static String ofTag(String tag) {
        return "tag:" + tag;
    }

    /** Names of those on a list, as they were given. */
    List<String> names(AppId program, String list) {
        return jdbc.sql("select name from audience_person where app_id = ? and list = ? order by name")
                .params(program.value(), list)
                .query(String.class)
                .list();
    }

    /** Replaces a list. */
    void put(AppId program, String list, Collection<String> names) {
        var found = require(program, names);
        clear(program, list);
        jdbc.sql("insert into audience_person select ?, ?, person, name"
                        + " from unnest(cast(? as uuid[]), cast(? as text[])) as t (person, name)")
                .params(
                        program.value(),
                        list,
                        found.keySet().stream().map(PersonId::value).toArray(UUID[]::new),
                        found.values().toArray(String[]::new))
                .update();
    }

    void clear(AppId program, String list) {
        jdbc.sql("delete from audience_person where app_id = ? and list = ?")
                .params(program.value(), list)
                .update();
    }

    /** Who is on one of some lists. */
    List<PersonId> on(AppId program, Collection<String> lists) {
        return jdbc
                .sql("select distinct person_id from audience_person where app_id = ? and list = any(?)")
                .params(program.value(), lists.toArray(String[]::new))
                .query(UUID.class)
                .stream()
                .map(PersonId::new)
                .toList();
    }

    boolean isOn(AppId program, Collection<String> lists, PersonId person) {
        return jdbc.sql("select exists (select 1 from audience_person"
                        + " where app_id = ? and list = any(?) and person_id = ?)")
                .params(program.value(), lists.toArray(String[]::new), person.value())
                .query(Boolean.class)
                .single();
    }

    /** How many are on each list of a program with a tag, by tag. */
    Map<String, Integer> tags(AppId program) {
        var counts = new LinkedHashMap<String, Integer>();
        jdbc.sql("select substr(list, 5) as tag, count(*) as people from audience_person"
                        + " where app_id = ? and list like 'tag:%' group by list order by list")
                .param(program.value())
                .query(row -> {
                    counts.put(row.getString("tag"), row.getInt("people"));
                });
        return counts;
    }

    /** Whom a name means: an openid of the program, a username, or the id of a person. */
    public Optional<PersonId> find(AppId program, String name) {
        return people.named(name, program).or(() -> id(name)).or(() -> account(name));
    }

    private Map<PersonId, String> require(AppId program, Collection<String> names) {
        var found = new LinkedHashMap<PersonId, String>();
        var unknown = new ArrayList<String>();
        for (var name : names) {
            find(program, name.strip())
                    .ifPresentOrElse(person -> found.putIfAbsent(person, name.strip()), () -> unknown.add(name));
        }
        if (!unknown.isEmpty()) {
            throw Problem.unprocessable("Nobody is known here as %s."
                            .formatted(String.join(", ", unknown.subList(0, Math.min(unknown.size(), TOLD_MAX)))))
                    .code("person_not_found")
                    .with("unknown", unknown);
        }
        return found;
    }

    private Optional<PersonId> id(String name) {
        try {
            var id = UUID.fromString(name);
            return jdbc.sql("select id from person where id = ?")
                    .param(id)
                    .query(UUID.class)
                    .optional()
                    .map(PersonId::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<PersonId> account(String name) {
        try {
            return accounts.find(new Username(name))
                    .map(stored -> stored.account().person());
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    /** Whoever was named as a guest is named as a person with an account from now on. */
    @EventListener
    void onMerged(PeopleMerged event) {
        jdbc.sql("insert into audience_person select app_id, list, ?, name from audience_person where person_id = ?"
                        + " on conflict do nothing")
                .params(event.account().value(), event.guest().value())
                .update();
        jdbc.sql("delete from audience_person where person_id = ?")
                .param(event.guest().value())
                .update();
    }
}
