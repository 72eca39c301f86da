package io.minihost.server.accounts.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.Browser;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.storage.BlobKey;
import io.minihost.server.storage.Blobs;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts go at their people's own wish, after a week, and whole. */
class LeavingTests extends ServerTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    Leaving leaving;

    @Autowired
    People people;

    @Autowired
    Blobs blobs;

    @Autowired
    JdbcClient jdbc;

    private final String name = "leo" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    @AfterEach
    void withoutOperators() {
        jdbc.sql("update account set role = null where role = 'OPERATOR'").update();
    }

    private Browser browser() {
        Browser browser = new Browser(server().base());
        browser.get("/");
        return browser;
    }

    private Browser signedUp(String username) {
        Browser browser = browser();
        HttpResponse<String> joined = browser.post("/_a/sign-up", Map.of("username", username, "password", PASSWORD));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        return browser;
    }

    private PersonId person(String username) {
        return new PersonId(jdbc.sql("select person_id from account where username = ?")
                .param(username)
                .query(UUID.class)
                .single());
    }

    private boolean isThere(PersonId person) {
        return count("select count(*) from person where id = '%s'".formatted(person)) > 0;
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private void weekIsOver(PersonId person) {
        jdbc.sql("update account set leaves_at = now() - interval '1 second' where person_id = ?")
                .param(person.value())
                .update();
        jdbc.sql("delete from cluster_lease where work = 'delete accounts'").update();
        leaving.deleteDue();
    }

    private void role(PersonId person, @Nullable String role) {
        jdbc.sql("update account set role = :role where person_id = :person")
                .param("role", role)
                .param("person", person.value())
                .update();
    }

    @Test
    void goesWholeAfterAWeekAndNotBefore() {
        Browser browser = signedUp(name);
        var person = person(name);
        var program = new AppId(server().register("Missed"));
        people.openid(person, program);
        jdbc.sql("insert into program_storage (person_id, app_id, key, value, bytes, changed_at)"
                        + " values (?, ?, 'k', '1', 2, now())")
                .params(person.value(), program.value())
                .update();
        var avatar = new BlobKey("avatar", UUID.randomUUID().toString().replace("-", ""));
        blobs.put(avatar, new ByteArrayInputStream(new byte[] {1}));
        jdbc.sql("update account set avatar = ? where person_id = ?")
                .params(avatar.id(), person.value())
                .update();
        jdbc.sql("update device set proved_at = now() - interval '6 minutes' where person_id = ?")
                .param(person.value())
                .update();
        assertThat(Browser.code(browser.post("/_a/leaving", Map.of()))).isEqualTo("proof_needed");
        browser.post("/_a/proof", Map.of("password", PASSWORD));
        HttpResponse<String> begun = browser.post("/_a/leaving", Map.of());
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        var leavesAt = Browser.json(begun).get("leavesAt").stringValue();
        assertThat(browser.me().get("leavesAt").stringValue()).startsWith(leavesAt.substring(0, 19));
        assertThat(Browser.json(browser.post("/_a/leaving", Map.of()))
                        .get("leavesAt")
                        .stringValue())
                .as("goes on as it was")
                .startsWith(leavesAt.substring(0, 19));
        leaving.deleteDue();
        assertThat(isThere(person)).isTrue();
        // Everything is as before meanwhile, in other browsers too.
        Browser other = browser();
        HttpResponse<String> back = other.post("/_a/sign-in", Map.of("username", name, "password", PASSWORD));
        assertThat(Browser.json(back).get("leavesAt").isNull()).isFalse();

        weekIsOver(person);
        assertThat(isThere(person)).isFalse();
        var tables = jdbc.sql("select table_name, column_name from information_schema.columns"
                        + " where table_schema = 'public' and column_name in ('person_id', 'person')")
                .query((row, number) -> List.of(row.getString(1), row.getString(2)))
                .list();
        assertThat(tables)
                .hasSizeGreaterThan(20)
                .allSatisfy(table -> assertThat(count("select count(*) from %s where %s = '%s'"
                                .formatted(table.get(0), table.get(1), person)))
                        .as(table.toString())
                        .isZero());
        assertThat(blobs.exists(avatar)).isFalse();
        assertThat(browser.me().get("signedIn").booleanValue()).isFalse();
        assertThat(Browser.code(browser().post("/_a/sign-in", Map.of("username", name, "password", PASSWORD))))
                .isEqualTo("wrong_credentials");
        var audit = jdbc.sql("select action from audit_entry where subject = ? and actor = subject order by id")
                .param(person.toString())
                .query(String.class)
                .list();
        assertThat(audit).contains("account.create", "account.sign-in", "account.leave", "person.delete");
        assertThat(count("select count(*) from audit_entry where detail::text like '%" + name + "%'"))
                .as("ids only")
                .isZero();
        signedUp(name);
    }

    @Test
    void staysWhenThePersonThinksBetterOfIt() {
        Browser browser = signedUp(name);
        var person = person(name);
        browser.post("/_a/leaving", Map.of());
        jdbc.sql("update device set proved_at = now() - interval '6 minutes' where person_id = ?")
                .param(person.value())
                .update();
        assertThat(browser.send("DELETE", "/_a/leaving", Map.of()).statusCode()).isEqualTo(204);
        assertThat(browser.me().get("leavesAt").isNull()).isTrue();
        jdbc.sql("delete from cluster_lease where work = 'delete accounts'").update();
        leaving.deleteDue();
        assertThat(isThere(person)).isTrue();
        assertThat(browser().post("/_a/leaving", Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void theLastOperatorStays() {
        Browser browser = signedUp(name);
        var person = person(name);
        role(person, "OPERATOR");
        assertThat(Browser.json(browser.get("/_a/leaving")).get("holds").toString())
                .isEqualTo("[\"last_operator\"]");
        assertThat(Browser.code(browser.post("/_a/leaving", Map.of()))).isEqualTo("last_operator");
        Browser second = signedUp(name + "2");
        role(person(name + "2"), "OPERATOR");
        assertThat(browser.post("/_a/leaving", Map.of()).statusCode()).isEqualTo(200);
        assertThat(Browser.code(second.post("/_a/leaving", Map.of())))
                .as("the other one goes")
                .isEqualTo("last_operator");
        role(person(name + "2"), null);
        weekIsOver(person);
        assertThat(isThere(person)).as("has become the last one").isTrue();
        var refused = server().send(server().request("/api/v1/people/" + person).DELETE());
        assertThat(Browser.code(refused)).isEqualTo("last_operator");
        role(person(name + "2"), "OPERATOR");
        weekIsOver(person);
        assertThat(isThere(person)).isFalse();
    }

    @Test
    void whoAnswersForProgramsAloneStays() {
        Browser browser = signedUp(name);
        var person = person(name);
        var organisation = Browser.json(browser.post("/api/v1/organisations", Map.of("name", "Noodles")))
                .get("id")
                .stringValue();
        assertThat(Browser.json(browser.get("/_a/leaving")).get("holds"))
                .as("it has no programs")
                .isEmpty();
        browser.post("/api/v1/programs", Map.of("name", "Soup", "organisation", organisation));
        assertThat(Browser.code(browser.post("/_a/leaving", Map.of()))).isEqualTo("last_admin");
        signedUp(name + "2");
        jdbc.sql("insert into organisation_member (organisation_id, person_id, role, since)"
                        + " values (?::uuid, ?, 'ADMIN', now())")
                .params(organisation, person(name + "2").value())
                .update();
        assertThat(browser.post("/_a/leaving", Map.of()).statusCode()).isEqualTo(200);
        weekIsOver(person);
        assertThat(isThere(person)).isFalse();
        assertThat(count("select count(*) from program where organisation_id = '%s'".formatted(organisation)))
                .isEqualTo(1);
    }

    @Test
    void whatBreaksOffIsDoneAgain() {
        signedUp(name);
        var person = person(name);
        signedUp(name + "2");
        var next = person(name + "2");
        // Fails after much has been deleted already.
        jdbc.sql("create function breaks() returns trigger language plpgsql as"
                        + " $$ begin if old.person_id = '%s' then raise 'power cut'; end if; return old; end $$"
                                .formatted(person))
                .update();
        jdbc.sql("create trigger breaks before delete on account for each row execute function breaks()")
                .update();
        try {
            jdbc.sql("update account set leaves_at = now() - interval '1 second' where person_id = ?")
                    .param(next.value())
                    .update();
            weekIsOver(person);
            assertThat(count("select count(*) from device where person_id = '%s'".formatted(person)))
                    .as("all of it is there")
                    .isEqualTo(1);
            assertThat(count("select count(*) from audit_entry where subject = '%s' and action = 'person.delete'"
                            .formatted(person)))
                    .isZero();
            assertThat(isThere(next)).as("others do not wait for it").isFalse();
        } finally {
            jdbc.sql("drop trigger breaks on account").update();
            jdbc.sql("drop function breaks").update();
        }
        weekIsOver(person);
        assertThat(isThere(person)).isFalse();
    }

    @Test
    void aGuestIsForgottenAtOnce() {
        Browser browser = browser();
        var guest =
                people.recognise(browser.cookie(People.COOKIE).orElseThrow()).orElseThrow();
        var program = new AppId(server().register("Missed"));
        people.openid(guest, program);
        assertThat(isThere(guest)).isTrue();
        assertThat(browser.send(browser.request("/_a/guest")
                                .header("Sec-Fetch-Site", "cross-site")
                                .DELETE())
                        .statusCode())
                .as("not from another site")
                .isEqualTo(403);
        HttpResponse<String> done = browser.send("DELETE", "/_a/guest", Map.of());
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
        assertThat(done.headers().firstValue("Clear-Site-Data")).contains("\"storage\"");
        assertThat(isThere(guest)).isFalse();
        assertThat(browser.cookie(People.COOKIE)).isEmpty();
        assertThat(browser().send("DELETE", "/_a/guest", Map.of()).statusCode())
                .as("of whom nothing is known")
                .isEqualTo(204);
        Browser member = signedUp(name);
        assertThat(Browser.code(member.send("DELETE", "/_a/guest", Map.of()))).isEqualTo("signed_in");
        assertThat(isThere(person(name))).isTrue();
    }
}
