package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.hostapi.Visit;
import io.minihost.server.identity.PersonId;
import io.minihost.server.sessions.wire.SessionEnd;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A full house, and one that only looks full. */
@TestPropertySource(properties = {"minihost.sessions.total=3", "minihost.sessions.reservations=30"})
class QueueTests extends SessionTest {

    private String appId = "";

    @BeforeEach
    void release() {
        appId = program().appId().value();
        var version = "/api/v1/programs/" + appId + "/versions/1";
        server().post(version + "/submit");
        server().post(version + "/approve");
        assertThat(server().post(version + "/release").statusCode()).isEqualTo(200);
        registry.all().forEach(session -> session.end(SessionEnd.EXPIRED));
        until(() -> registry.all().isEmpty());
    }

    @Test
    void pagesThatNobodyComesForLockNobodyOut() {
        IntStream.range(0, 500)
                .forEach(i -> sessions.reserve(new Visit(
                        stranger(), program(), "", "", 1001, Map.of(), "10.%d.%d.1".formatted(i % 9, i % 200))));
        ProtocolDriver view = visit();
        view.join();
        assertThat(open(null).body()).contains("data-minihost-session");
    }

    @Test
    void showsAQueueThatGoesOn() {
        var guests = IntStream.range(0, 3)
                .mapToObj(i -> {
                    var who = stranger();
                    var view = view(reserve(who), who);
                    view.join();
                    return view;
                })
                .toList();
        var page = open(null);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("data-minihost-queue").doesNotContain("data-minihost-session");
        assertThat(open("zh-CN").body()).contains("正在排队");
        assertThat(room()).isEqualTo("{\"room\":false}");
        guests.forEach(view -> view.tap("goes on"));
        guests.forEach(view -> view.awaitText("tap 1 goes on"));
        registry.all().stream().findFirst().orElseThrow().end(SessionEnd.EXPIRED);
        until(() -> room().equals("{\"room\":true}"));
        assertThat(open(null).body()).contains("data-minihost-session");
    }

    @Test
    void refusesAtTheJoinWhenTheLastPlaceHasGone() {
        var late = stranger();
        var reserved = reserve(late);
        IntStream.range(0, 3).forEach(i -> {
            var who = stranger();
            view(reserve(who), who).join();
        });
        var view = view(reserved, late);
        view.connect();
        view.sendJoin();
        assertThat(view.awaitEnd().get("code").stringValue()).isEqualTo("busy");
    }

    @Test
    void servesThePageOfAVisitThatIsHere() {
        var session = reserve(person);
        var view = view(session, person);
        view.join();
        view.tap("one");
        view.awaitAcknowledged();
        for (var i = 0; i < 2; i++) {
            var who = stranger();
            view(reserve(who), who).join();
        }
        view.drop();
        reserve(person);
        var again = view(session, person);
        again.join();
        again.tap("two");
        again.awaitText("tap 2 two");
    }

    @Test
    void givesUpSocketsThatNeverJoin() {
        ProtocolDriver view = visit();
        view.connect();
        view.sendParts("x".repeat(20_000), 2);
        assertThat(view.awaitEnd().get("message").stringValue()).contains("larger than");
    }

    private PersonId stranger() {
        return new PersonId(UUID.randomUUID());
    }

    private String room() {
        return server().get("/_h/room").body();
    }

    private HttpResponse<String> open(@org.jspecify.annotations.Nullable String language) {
        return server().send(HttpRequest.newBuilder(server().base().resolve("/p/" + appId))
                .header("User-Agent", "Mozilla/5.0 (Linux; Android 15) Chrome/140")
                .header("Accept-Language", language == null ? "en" : language));
    }
}
