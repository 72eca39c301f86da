package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.server.hostapi.SessionId;
import io.minihost.server.identity.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The protocol, from a view's side: what is lost, what is refused, and what comes of the session then. */
class WireTests extends SessionTest {

    @Test
    void launchesAndAnswersATap() {
        ProtocolDriver view = visit();
        assertThat(view.join().get("resumed").booleanValue()).isFalse();
        JsonNode page =
                view.awaitCommand(command -> command.get("c").stringValue().equals("page"));
        assertThat(page.get("page").get("query").stringValue()).isEqualTo("a=1");
        view.tap("one");
        assertThat(view.awaitText("tap 1")).isEqualTo("tap 1 one");
        view.awaitAcknowledged();
    }

    @Test
    void joinsInTheAddressOfTheSocket() {
        ProtocolDriver view = visit();
        assertThat(view.joinInAddress().get("resumed").booleanValue()).isFalse();
        JsonNode page =
                view.awaitCommand(command -> command.get("c").stringValue().equals("page"));
        assertThat(page.get("page").get("query").stringValue()).isEqualTo("a=1&b=猫+%E7%8C%AB");
        view.tap("one");
        view.awaitText("tap 1");
        view.sendJoin();
        assertThat(view.awaitEnd().get("code").stringValue()).isEqualTo("bad-message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "{\"t\":\"ping\"}"})
    void endsAConnectionWhoseAddressTalksNonsense(String frame) {
        ProtocolDriver view = visit();
        view.connectSaying(frame);
        assertThat(view.awaitEnd().get("code").stringValue()).isEqualTo("bad-message");
        view.join();
        view.tap("one");
        view.awaitText("tap 1");
    }

    @Test
    void resumesWithWhatWasMissed() {
        ProtocolDriver view = visit();
        view.join();
        view.event("flood", "{\"turns\":40,\"size\":10}");
        view.awaitText("flood 35 ");
        view.drop();
        assertThat(view.join().get("resumed").booleanValue()).isTrue();
        view.awaitText("flood 1 ");
        assertThat(texts(view, "flood ")).hasSize(40);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void losesAndRepeatsNothingWhateverTheConnectionDoes(long seed) {
        Random random = new Random(seed);
        ProtocolDriver view = visit();
        view.join();
        List<String> expected = new ArrayList<>();
        for (int tap = 1; tap <= 150; tap++) {
            expected.add("tap %d t%d".formatted(tap, tap));
            view.tap("t" + tap);
            if (random.nextInt(8) == 0) {
                view.awaitText("tap " + random.nextInt(1, tap + 1) + " ");
            }
            if (random.nextInt(10) == 0) {
                view.drop();
                if (random.nextBoolean()) {
                    view.tap("t" + ++tap);
                    expected.add("tap %d t%d".formatted(tap, tap));
                }
                view.join();
            }
        }
        view.awaitAcknowledged();
        view.awaitText("tap %d ".formatted(expected.size()));
        assertThat(texts(view, "tap ")).isEqualTo(expected);
    }

    @Test
    void givesANewViewASnapshot() {
        SessionId session = reserve(person);
        ProtocolDriver first = view(session, person);
        first.join();
        first.tap("one");
        first.tap("two");
        first.awaitAcknowledged();
        first.drop();
        ProtocolDriver reloaded = view(session, person);
        JsonNode welcome = reloaded.join();
        assertThat(welcome.get("resumed").booleanValue()).isFalse();
        assertThat(welcome.get("n").longValue()).isEqualTo(2);
        JsonNode snapshot =
                reloaded.awaitCommand(command -> command.get("c").stringValue().equals("snapshot"));
        assertThat(snapshot.get("taps")).hasToString("[\"one\",\"two\"]");
        reloaded.tap("three");
        assertThat(reloaded.awaitText("tap ")).isEqualTo("tap 3 three");
    }

    @Test
    void givesTheNewestTabTheSession() {
        SessionId session = reserve(person);
        ProtocolDriver first = view(session, person);
        first.join();
        ProtocolDriver second = view(session, person);
        second.join();
        assertThat(first.awaitEnd().get("code").stringValue()).isEqualTo("replaced");
        first.awaitClose();
        second.tap("mine");
        second.awaitText("tap 1 mine");
    }

    @Test
    void handlesAnInputOnce() {
        ProtocolDriver view = visit();
        view.join();
        String input = "{\"t\":\"in\",\"n\":1,\"m\":{\"i\":\"event\",\"type\":\"tap\",\"detail\":\"raw\"}}";
        view.send(input);
        view.send(input);
        view.send(input.replace("\"n\":1", "\"n\":2").replace("raw", "last"));
        view.awaitText("tap 2 last");
        assertThat(texts(view, "tap ")).containsExactly("tap 1 raw", "tap 2 last");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"t\":\"in\",\"n\":9,\"m\":{\"i\":\"event\"}}",
                "{\"t\":\"in\",\"n\":1}",
                "{\"t\":\"in\",\"n\":1,\"m\":7}",
                "{\"t\":\"in\",\"n\":1,\"m\":{\"i\":}}",
                "{\"t\":\"in\",\"n\":\"1\",\"m\":{}}",
                "{\"t\":\"in\",\"n\":99999999999999999999,\"m\":{}}",
                "{\"t\":\"what\"}",
                "{\"t\":\"join\",\"session\":\"x\",\"device\":{}}",
                "{\"t\":\"ping\"} {\"t\":\"ping\"}",
                "nonsense",
                "[]",
                ""
            })
    void endsAConnectionThatTalksNonsenseAndKeepsTheSession(String frame) {
        ProtocolDriver view = visit();
        view.join();
        view.tap("before");
        view.awaitAcknowledged();
        view.send(frame);
        assertThat(view.awaitEnd().get("code").stringValue()).isEqualTo("bad-message");
        view.awaitClose();
        view.drop();
        assertThat(view.join().get("resumed").booleanValue()).isTrue();
        view.tap("after");
        view.awaitText("tap 2 after");
    }

    @Test
    void endsAConnectionThatTalksTooMuchAndKeepsTheSession() {
        ProtocolDriver view = visit();
        view.join();
        view.sendParts("x".repeat(100_000), 30);
        assertThat(view.awaitEnd().get("message").stringValue()).contains("larger than");
        view.drop();
        view.join();
        view.tap("after");
        view.awaitText("tap 1 after");
    }

    @Test
    void wantsAJoinFirst() {
        ProtocolDriver view = visit();
        view.connect();
        view.send("{\"t\":\"ping\"}");
        assertThat(view.awaitEnd().get("code").stringValue()).isEqualTo("bad-message");
    }

    @Test
    void answersPings() {
        ProtocolDriver view = visit();
        view.join();
        view.send("{\"t\":\"ping\"}");
        view.await(frame -> ProtocolDriver.is(frame, "pong"));
    }

    @Test
    void refusesOtherPeoplesSessions() {
        SessionId session = reserve(person);
        assertThat(refusal(view(session, new PersonId(UUID.randomUUID())))).isEqualTo("forbidden");
        assertThat(refusal(view(session, (String) null))).isEqualTo("forbidden");
        assertThat(refusal(view(session, "minihost_person=" + person + ".forged")))
                .isEqualTo("forbidden");
        ProtocolDriver mine = view(session, person);
        mine.join();
        assertThat(refusal(view(session, new PersonId(UUID.randomUUID())))).isEqualTo("forbidden");
        mine.tap("still mine");
        mine.awaitText("tap 1 still mine");
    }

    @Test
    void knowsNoSessionThatWasNeverReserved() {
        assertThat(refusal(view(SessionId.random("local"), person))).isEqualTo("not-found");
    }

    @Test
    void refusesPagesOfOtherOrigins() {
        ProtocolDriver view = visit();
        for (String origin : List.of("http://evil.example", "http://127.0.0.1:1", "null")) {
            assertThatThrownBy(() -> view.connect(origin)).isInstanceOf(CompletionException.class);
        }
    }

    @Test
    void sendsASlowViewASnapshotInsteadOfEverything() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        view.tap("first");
        view.awaitAcknowledged();
        view.acknowledge(false);
        view.event("flood", "{\"turns\":100,\"size\":100000}");
        // Ten megabytes go by; the server keeps one at most and then nothing.
        until(() -> entries(session).stream().anyMatch(entry -> entry.message().equals("flood is over")));
        view.acknowledge(true);
        JsonNode snapshot =
                view.awaitCommand(command -> command.get("c").stringValue().equals("snapshot"));
        assertThat(snapshot.get("taps")).hasToString("[\"first\",\"flood\"]");
        assertThat(view.painted()).isLessThan(3_000_000);
        view.tap("second");
        view.awaitText("tap 3 second");
    }

    @Test
    void givesUpAViewThatDoesNotAnswer() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        view.tap("one");
        view.awaitAcknowledged();
        view.read(false);
        until(() -> isLeft(session));
        view.drop();
        assertThat(view.join().get("resumed").booleanValue()).isTrue();
        view.read(true);
        view.tap("two");
        view.awaitText("tap 2 two");
    }

    @Test
    void endsASessionThatNobodyComesBackTo() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        view.tap("one");
        view.awaitAcknowledged();
        view.drop();
        until(() -> registry.find(session).isEmpty());
        assertThat(refusal(view)).isEqualTo("expired");
    }

    @Test
    void endsTheSessionLeftLongestWhenThereAreTooMany() {
        List<SessionId> ids =
                IntStream.range(0, 4).mapToObj(i -> reserve(person)).toList();
        List<ProtocolDriver> views = ids.stream().map(id -> view(id, person)).toList();
        views.forEach(ProtocolDriver::join);
        ProtocolDriver fifth = visit();
        assertThat(refusal(fifth)).isEqualTo("busy");
        views.get(2).drop();
        until(() -> isLeft(ids.get(2)));
        fifth.drop();
        fifth.join();
        assertThat(refusal(views.get(2))).isEqualTo("expired");
    }

    /** What the server says to a view that connects. */
    private static String refusal(ProtocolDriver view) {
        view.drop();
        view.connect();
        view.sendJoin();
        String code = view.awaitEnd().get("code").stringValue();
        view.drop();
        return code;
    }

    private boolean isLeft(SessionId session) {
        return registry.find(session).orElseThrow().left().isPositive();
    }

    static List<String> texts(ProtocolDriver view, String prefix) {
        return view.seen().stream()
                .map(command -> command.path("ops").path(0).path(2).asString(""))
                .filter(text -> text.startsWith(prefix))
                .toList();
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
