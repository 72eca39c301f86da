package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.hostapi.SessionId;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programdata.GuestRoom;
import io.minihost.server.sessions.wire.SessionEnd;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What programs keep for people, whatever is in the way. */
class StorageTests extends HostCallTest {

    private static final int GIGABYTE = 1024 * 1024 * 1024;

    @Autowired
    private DataSource database;

    @Autowired
    private GuestRoom room;

    @Test
    void keepsATurnOfManyChanges() {
        ProtocolDriver view = visit();
        view.join();
        ArrayNode changes = JSON.createArrayNode();
        for (int i = 0; i < 1000; i++) {
            changes.addArray().add("k" + i).add("v" + i);
        }
        apply(view, changes);
        assertThat(reply(view, 1)).isEmpty();
        assertThat(kept()).hasSize(1000).containsEntry("k999", "v999");
    }

    @Test
    void keepsWhatAnEndedVisitHasWritten() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        view.event("call", "{\"name\":\"storage.apply\",\"args\":{\"changes\":[[\"k\",\"last\"]]},\"times\":300}");
        view.awaitAcknowledged();
        registry.find(session).orElseThrow().end(SessionEnd.EXPIRED);
        assertThat(launched().get("k").stringValue()).isEqualTo("last");
    }

    @Test
    void writesOnceAndInOrderWhateverDies() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        for (int i = 1; i <= 60; i++) {
            apply(
                    view,
                    JSON.createArrayNode().add(JSON.createArrayNode().add("k").add("v" + i)));
            if (i % 20 == 7) {
                guests.lose(session);
            }
        }
        view.awaitAcknowledged();
        until(() -> "v60".equals(kept().get("k")));
        assertThat(launched().get("k").stringValue()).isEqualTo("v60");
    }

    @Test
    void waitsForADatabaseThatIsAway() throws SQLException {
        ProtocolDriver view = visit();
        view.join();
        view.tap("launched");
        view.awaitText("tap 1 launched");
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table program_storage in access exclusive mode");
            apply(
                    view,
                    JSON.createArrayNode().add(JSON.createArrayNode().add("k").add("v")));
            until(() -> waitsForLock());
            kill();
            until(() -> waitsForLock());
            other.rollback();
        }
        assertThat(reply(view, 1)).isEmpty();
        assertThat(kept()).containsEntry("k", "v");
    }

    @Test
    void saysWhatItRefuses() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        for (int i = 1; i <= 10; i++) {
            set(view, "big" + i, "x".repeat(950_000));
            reply(view, i);
        }
        set(view, "full", "x".repeat(900_000));
        reply(view, 11);
        set(view, "more", "x".repeat(200_000));
        assertThat(reply(view, 12).get("refused"))
                .hasToString("[[\"more\",\"exceed storage max size 10Mb\",null,false]]");
        ArrayNode both = JSON.createArrayNode();
        both.addArray().add("more").add("x".repeat(200_000));
        both.addArray().add("big1").add("small");
        apply(view, both);
        assertThat(reply(view, 13)).as("what frees room comes first").isEmpty();
        call(view, "storage.apply", "{\"changes\":[[7,\"x\"]]}");
        assertThat(failure(view, 14)).contains("parameter error");
        assertThat(entries(session))
                .anyMatch(entry ->
                        "setStorage".equals(entry.api()) && entry.message().contains("exceed storage max size 10Mb"));
    }

    @Test
    void takesOddKeysAsTheGuestDoes() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        String longKey = "k".repeat(100_000);
        call(
                view,
                "storage.apply",
                "{\"changes\":[[\"a\\u0000b\",\"1\"],[\"\\ud800x\",\"1\"],[\"\",\"1\"],[\"__proto__\",\"p\"],[\"%s\",\"l\"],[\"\\ud83d\\ude00\",\"s\"]]}"
                        .formatted(longKey));
        JsonNode refused = reply(view, 1).get("refused");
        assertThat(refused).hasSize(3);
        for (int odd = 0; odd < 2; odd++) {
            assertThat(refused.get(odd).get(1).stringValue())
                    .isEqualTo("key or data holds characters that cannot be stored");
        }
        assertThat(refused.get(2).get(1).stringValue()).isEqualTo("parameter error: parameter.key should not be empty");
        assertThat(kept())
                .containsOnly(
                        java.util.Map.entry("__proto__", "p"),
                        java.util.Map.entry(longKey, "l"),
                        java.util.Map.entry("\ud83d\ude00", "s"));
        ProtocolDriver next = visit();
        next.join();
        next.event("launched", "0");
        assertThat(next.awaitText("launch ")).contains("\"__proto__\":\"p\"", longKey);
        assertThat(entries(session))
                .filteredOn(entry -> "setStorage".equals(entry.api()))
                .as("none of them in the way of another")
                .hasSize(3);
    }

    @Test
    void keepsNoMoreForGuestsOfANetworkThanThereIsRoomFor() {
        PersonId neighbour = guest("198.51.100.7");
        PersonId guest = guest("198.51.100.8");
        jdbc.sql("insert into program_storage (person_id, app_id, key, value, bytes, changed_at)"
                        + " values (?, ?, 'much', '', ?, now())")
                .params(neighbour.value(), program().appId().value(), GIGABYTE - 1000)
                .update();
        room.measure();
        try {
            SessionId session = reserve(guest);
            ProtocolDriver view = view(session, guest);
            view.join();
            set(view, "small", "x".repeat(600));
            assertThat(reply(view, 1)).isEmpty();
            set(view, "large", "x".repeat(600));
            assertThat(reply(view, 2).get("refused"))
                    .hasToString("[[\"large\",\"exceed storage max size (this host keeps no more for people without"
                            + " an account)\",null,true]]");
            assertThat(entries(session))
                    .anyMatch(entry -> "setStorage".equals(entry.api())
                            && "host".equals(entry.attribution())
                            && entry.message().contains("large"));
            call(view, "storage.apply", "{\"clear\":true,\"changes\":[]}");
            assertThat(reply(view, 3)).isEmpty();
            set(view, "large", "x".repeat(600));
            assertThat(reply(view, 4)).as("what was removed is room again").isEmpty();
        } finally {
            jdbc.sql("delete from program_storage where person_id = ?")
                    .param(neighbour.value())
                    .update();
            room.measure();
        }
    }

    @Test
    void refusesWhatTheDatabasesDiskHasNoRoomFor() {
        jdbc.sql("""
            create function no_room() returns trigger language plpgsql as $$ begin
                raise exception 'no space left on device' using errcode = '53100';
            end $$\
            """).update();
        jdbc.sql("create trigger no_room before insert on program_storage for each row"
                        + " when (new.key like 'full%') execute function no_room()")
                .update();
        try {
            SessionId session = reserve(person);
            ProtocolDriver view = view(session, person);
            view.join();
            set(view, "old", "x");
            reply(view, 1);
            apply(view, (ArrayNode) JSON.readTree("[[\"full\",\"value\"],[\"old\",null]]"));
            assertThat(reply(view, 2).get("refused"))
                    .hasToString(
                            "[[\"full\",\"exceed storage max size (this host has no room on its disk)\",null,true]]");
            assertThat(kept()).as("what needs no room is done").isEmpty();
            assertThat(entries(session))
                    .anyMatch(entry -> "setStorage".equals(entry.api()) && "host".equals(entry.attribution()));
        } finally {
            jdbc.sql("drop function no_room() cascade").update();
        }
    }

    private PersonId guest(String address) {
        PersonId guest = people.welcome();
        people.seen(guest, address);
        return guest;
    }

    @Test
    void countsWhatTwoVisitsWriteAtOnce() {
        ProtocolDriver one = visit();
        ProtocolDriver other = visit();
        one.join();
        other.join();
        for (int i = 1; i <= 8; i++) {
            set(one, "one" + i, "x".repeat(950_000));
            set(other, "other" + i, "x".repeat(950_000));
        }
        // With this much under way what is seen may come as a snapshot, without the replies: so the rows are asked.
        until(() -> bytes() > 9_000_000);
        // The next visit waits for what is still to be written.
        visit().join();
        assertThat(bytes()).isLessThanOrEqualTo(10 * 1024 * 1024);
    }

    @Test
    void clearsAndWritesAtOnce() {
        ProtocolDriver view = visit();
        view.join();
        set(view, "a", "1");
        set(view, "b", "2");
        call(view, "storage.apply", "{\"clear\":true,\"more\":true,\"changes\":[[\"c\",\"3\"]]}");
        call(view, "storage.apply", "{\"changes\":[[\"d\",\"4\"],[\"c\",null]]}");
        reply(view, 4);
        assertThat(kept().keySet()).isEqualTo(Set.of("d"));
    }

    private JsonNode launched() {
        ProtocolDriver next = visit();
        next.join();
        next.event("launched", "0");
        return JSON.readTree(next.awaitText("launch ").substring("launch ".length()))
                .get("storage");
    }

    private java.util.Map<String, String> kept() {
        var kept = new java.util.HashMap<String, String>();
        jdbc.sql("select key, value from program_storage where person_id = ?")
                .param(person.value())
                .query((java.sql.ResultSet row) -> {
                    kept.put(row.getString("key"), row.getString("value"));
                });
        return kept;
    }

    private long bytes() {
        return jdbc.sql("select coalesce(sum(bytes), 0) from program_storage where person_id = ?")
                .param(person.value())
                .query(Long.class)
                .single();
    }

    private static final String WAITING =
            " from pg_stat_activity where wait_event_type = 'Lock' and query like '%program_storage%'";

    private boolean waitsForLock() {
        return jdbc.sql("select count(*)" + WAITING).query(Long.class).single() > 0;
    }

    private void kill() {
        List<Boolean> killed = jdbc.sql("select pg_terminate_backend(pid)" + WAITING)
                .query(Boolean.class)
                .list();
        assertThat(killed).isNotEmpty();
    }

    private static void set(ProtocolDriver view, String key, String value) {
        apply(view, JSON.createArrayNode().add(JSON.createArrayNode().add(key).add(value)));
    }

    private static void apply(ProtocolDriver view, ArrayNode changes) {
        ObjectNode arguments = JSON.createObjectNode();
        arguments.set("changes", changes);
        call(view, "storage.apply", arguments.toString());
    }
}
