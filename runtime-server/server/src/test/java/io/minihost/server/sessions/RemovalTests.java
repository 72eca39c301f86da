package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.identity.GuestSettings;
import io.minihost.server.identity.PersonId;
import io.minihost.server.login.LoginCodes;
import io.minihost.server.programdata.GuestRoom;
import io.minihost.server.storage.Blobs;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.unit.DataSize;

/** Programs and people go with all that is theirs; guests go by themselves, and have bounds until then. */
@TestPropertySource(properties = "minihost.guests.per-network=300KB")
class RemovalTests extends HostCallTest {

    private static final List<String> TABLES = List.of(
            "program",
            "program_version",
            "program_domain",
            "openid",
            "program_permissions",
            "recent_program",
            "pinned_program",
            "program_feedback",
            "visit_session",
            "program_storage",
            "login_code",
            "program_file");

    @Autowired
    Blobs blobs;

    @Autowired
    GuestRoom room;

    @Autowired
    LoginCodes codes;

    @Test
    void deletesAProgramWithAllThatIsItsOwn() {
        var appId = program().appId();
        ProtocolDriver view = used();
        var late = new PersonId(UUID.randomUUID());
        ProtocolDriver reserved = view(reserve(late), late);
        String blob = blobOf(person);
        assertThat(delete("/api/v1/programs/" + appId).statusCode()).isEqualTo(204);
        assertThat(view.awaitEnd().get("code").stringValue()).isEqualTo("removed");
        reserved.connect();
        reserved.sendJoin();
        assertThat(reserved.awaitEnd().get("attribution").stringValue()).isEqualTo("host");
        for (String table : TABLES) {
            assertThat(rows(table, "app_id", appId.value())).as(table).isZero();
        }
        assertThat(isKept("program-file", blob)).isFalse();
        assertThat(isKept("compiled", program().hash())).isFalse();
        assertThat(catalogue.bundle(program().hash())).isEmpty();
        assertThat(server().get("/api/v1/programs/" + appId).statusCode()).isEqualTo(404);
        assertThat(delete("/api/v1/programs/" + appId).statusCode()).isEqualTo(404);
        assertThat(audited("program.delete", appId.value())).isEqualTo(1);
    }

    @Test
    void keepsWhatAnotherProgramHasTheSameOf() {
        var twin = publish("Test " + getClass().getSimpleName());
        assertThat(twin.hash()).isEqualTo(program().hash());
        assertThat(delete("/api/v1/programs/" + twin.appId()).statusCode()).isEqualTo(204);
        assertThat(catalogue.bundle(program().hash())).isPresent();
        assertThat(catalogue.source(program().hash())).isPresent();
    }

    @Test
    void deletesAPersonWithAllThatIsTheirs() {
        ProtocolDriver view = used();
        String blob = blobOf(person);
        jdbc.sql("insert into program_feedback (app_id, person_id, kind, reason, message, at)"
                        + " values (?, ?, 'report', 'fraud', 'stays', now())")
                .params(program().appId().value(), person.value())
                .update();
        assertThat(delete("/api/v1/people/" + person).statusCode()).isEqualTo(204);
        assertThat(view.awaitEnd().get("code").stringValue()).isEqualTo("removed");
        for (String table : List.of("visit_session", "program_storage", "program_file", "login_code", "openid")) {
            assertThat(rows(table, "person_id", person.value())).as(table).isZero();
        }
        assertThat(isKept("program-file", blob)).isFalse();
        assertThat(rows("program_feedback", "app_id", program().appId().value()))
                .isEqualTo(1);
        assertThat(delete("/api/v1/people/" + person).statusCode()).isEqualTo(404);
        assertThat(audited("person.delete", person.toString())).isEqualTo(1);
    }

    @Test
    void givesOneNetworkOnlySoMuchRoom() {
        String much = "x".repeat(200 * 1024);
        ProtocolDriver view = visit();
        view.join();
        call(view, "fs.write", "{\"path\":\"wxfile://usr/a\",\"data\":\"%s\"}".formatted(much));
        reply(view, 1);
        var neighbour = new PersonId(UUID.randomUUID());
        ProtocolDriver other = view(reserve(neighbour), neighbour);
        other.join();
        call(other, "fs.write", "{\"path\":\"wxfile://usr/a\",\"data\":\"%s\"}".formatted(much));
        assertThat(failure(other, 1)).contains("storage limit is exceeded");
        call(view, "fs.unlink", "{\"path\":\"wxfile://usr/a\"}");
        reply(view, 2);
        call(other, "fs.write", "{\"path\":\"wxfile://usr/a\",\"data\":\"%s\"}".formatted(much));
        assertThat(reply(other, 2).get("size").intValue()).isEqualTo(much.length());
        room.measure();
        // Other tests' people may keep a few bytes in the same network.
        long left = DataSize.ofKilobytes(100).toBytes();
        assertThat(room.left(person)).isBetween(left - 1_000, left);
        var stranger = new PersonId(UUID.randomUUID());
        people.seen(stranger, "198.51.100.7");
        assertThat(room.left(stranger)).isGreaterThan(left);
        assertThat(delete("/api/v1/people/" + neighbour).statusCode()).isEqualTo(204);
        room.measure();
    }

    @Test
    void givesAllGuestsTogetherOnlySoMuchRoom() {
        var small = new GuestRoom(
                jdbc,
                people,
                new GuestSettings(
                        DataSize.ofKilobytes(1), DataSize.ofMegabytes(1), Duration.ofDays(1), Duration.ofDays(1)));
        var first = new PersonId(UUID.randomUUID());
        var second = new PersonId(UUID.randomUUID());
        people.seen(first, "2001:db8:1::1");
        people.seen(second, "2001:db8:2::1");
        assertThat(small.take(first, 1000)).isTrue();
        assertThat(small.take(second, 100)).isFalse();
        assertThat(small.take(first, -500)).isTrue();
        assertThat(small.take(second, 100)).isTrue();
    }

    @Test
    void learnsFromARedeemedCodeThatSomebodyIsKnown() {
        people.seen(person, "192.0.2.1");
        String code = codes.issue(person, program().appId());
        assertThat(codes.redeem(code, program().appId())).contains(person);
        assertThat(jdbc.sql("select redeemed_at is not null from person where id = ?")
                        .param(person.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /** A visit that leaves something of every kind. */
    private ProtocolDriver used() {
        ProtocolDriver view = visit();
        view.join();
        call(view, "fs.write", "{\"path\":\"wxfile://usr/a\",\"data\":\"kept\"}");
        reply(view, 1);
        call(view, "login", "{}");
        reply(view, 2);
        people.openid(person, program().appId());
        return view;
    }

    private HttpResponse<String> delete(String path) {
        return server().send(server().request(path).DELETE());
    }

    private String blobOf(PersonId who) {
        return jdbc.sql("select blob from program_file where person_id = ?")
                .param(who.value())
                .query(String.class)
                .single();
    }

    private boolean isKept(String kind, String id) {
        return blobs.list(kind).stream().anyMatch(key -> key.id().equals(id));
    }

    private long rows(String table, String column, Object value) {
        return jdbc.sql("select count(*) from " + table + " where " + column + " = ?")
                .param(value)
                .query(Long.class)
                .single();
    }

    private long audited(String action, String subject) {
        return jdbc.sql("select count(*) from audit_entry where action = ? and subject = ?")
                .params(action, subject)
                .query(Long.class)
                .single();
    }
}
