package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.hostapi.SessionId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What becomes of sessions whose guest is lost, goes too far, or takes too much. */
class RecoveryTests extends SessionTest {

    @Test
    void losesNoTapWithARunnerThatDiesInTheMiddleOfIt() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        view.tap("one");
        view.awaitText("tap 1 one");
        view.event("busy", "20");
        view.tap("three");
        WireTests.sleep(50);
        guests.lose(session);
        JsonNode snapshot = awaitSnapshot(view);
        assertThat(snapshot.get("taps")).hasToString("[\"one\",\"busy\",\"three\"]");
        view.awaitAcknowledged();
        view.tap("four");
        view.awaitText("tap 4 four");
        assertThat(view.restarts()).isEmpty();
        assertThat(entries(session)).anyMatch(entry -> entry.kind().equals("lifecycle"));
    }

    @Test
    void replaysTheSameChances() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        view.event("random", "0");
        view.awaitText("random 0.");
        view.event("random", "0");
        view.awaitAcknowledged();
        List<String> before = WireTests.texts(view, "random ");
        guests.lose(session);
        List<String> after = awaitSnapshot(view)
                .get("chances")
                .valueStream()
                .map(chance -> "random " + chance.stringValue())
                .toList();
        assertThat(after).hasSize(2).isEqualTo(before);
        view.event("random", "0");
        view.awaitAcknowledged();
        assertThat(WireTests.texts(view, "random ").getLast()).isNotIn(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void losesAndRepeatsNothingWhateverDies(long seed) {
        Random random = new Random(seed);
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        int losses = 0;
        for (int tap = 1; tap <= 80; tap++) {
            view.tap("t" + tap);
            if (losses < 3 && random.nextInt(20) == 0) {
                losses++;
                guests.lose(session);
            }
            if (random.nextInt(10) == 0) {
                view.drop();
                view.join();
            }
        }
        view.awaitAcknowledged();
        view.drop();
        ProtocolDriver reloaded = view(session, person);
        reloaded.join();
        JsonNode taps = awaitSnapshot(reloaded).get("taps");
        assertThat(taps).hasSize(80);
        for (int tap = 1; tap <= 80; tap++) {
            assertThat(taps.get(tap - 1).stringValue()).isEqualTo("t" + tap);
        }
    }

    @Test
    void bringsBackAProgramThatWasPutAwayWhileNobodyLooked() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        view.tap("one");
        view.awaitText("tap 1 one");
        view.drop();
        LiveSession live = registry.find(session).orElseThrow();
        until(() -> live.left().isPositive());
        live.rest();
        guests.lose(session);
        int opened = guests.opened();
        WireTests.sleep(300);
        assertThat(guests.opened()).as("nobody is there yet").isEqualTo(opened);
        view.join();
        assertThat(awaitSnapshot(view).get("taps")).hasToString("[\"one\"]");
        view.tap("two");
        view.awaitText("tap 2 two");
        assertThat(view.restarts()).isEmpty();
    }

    @Test
    void answersCallsThatWereUnderWayWhenTheRunnerDied() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        view.event("call", "{\"name\":\"gate\",\"args\":{},\"times\":1}");
        until(() -> gate.waiting() == 1);
        guests.lose(session);
        awaitSnapshot(view);
        assertThat(gate.waiting()).as("it is still asked").isEqualTo(1);
        gate.answer();
        view.awaitText("reply 1 true ");
    }

    @Test
    void launchesAnewWhatCannotBeReplayedAndSaysSo() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        String epoch = view.join().get("epoch").stringValue();
        for (int tap = 1; tap <= 1010; tap++) {
            view.tap("t" + tap);
            if (tap % 200 == 0) {
                view.awaitAcknowledged();
            }
        }
        view.awaitAcknowledged();
        guests.lose(session);
        assertThat(view.awaitClose().get("code").intValue()).isEqualTo(1012);
        view.drop();
        JsonNode welcome = view.join("pages/other/other", "b=2");
        assertThat(welcome.get("epoch").stringValue()).isNotEqualTo(epoch);
        JsonNode page =
                view.awaitCommand(command -> command.get("c").stringValue().equals("page"));
        assertThat(page.get("page").get("path").stringValue()).isEqualTo("pages/other/other");
        assertThat(view.restarts()).hasSize(1);
        view.tap("new");
        view.awaitText("tap 1 new");
        assertThat(entries(session))
                .anyMatch(entry ->
                        entry.level().equals("error") && entry.message().contains("launched anew"));
    }

    /** What a view finds that comes back to a server started anew. */
    @Test
    void launchesAnewWhatTheServerHasForgotten() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        String epoch = view.join().get("epoch").stringValue();
        view.tap("one");
        view.awaitAcknowledged();
        registry.find(session).ifPresent(forgotten -> {
            forgotten.suspend();
            registry.remove(forgotten);
        });
        assertThat(view.awaitClose().get("code").intValue()).isEqualTo(1012);
        view.drop();
        JsonNode welcome = view.join("pages/other/other", "b=2");
        assertThat(welcome.get("epoch").stringValue()).isNotEqualTo(epoch);
        view.tap("new");
        view.awaitText("tap 1 new");
        assertThat(view.restarts()).hasSize(1);
    }

    @Test
    void endsAVisitThatIsAtWorkWheneverARunnerDiesAndBlamesNoProgram() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        view.event("loop", "0");
        for (int loss = 1; loss <= 4; loss++) {
            until(() -> guests.isAtWork(session));
            guests.lose(session);
        }
        JsonNode end = view.awaitEnd();
        assertThat(end.get("code").stringValue()).isEqualTo("program-error");
        assertThat(end.get("attribution").stringValue()).isEqualTo("host");
        assertThat(entries(session))
                .noneMatch(entry -> entry.kind().equals("limit"))
                .anyMatch(entry ->
                        entry.attribution().equals("host") && entry.message().contains("in the middle of its work"));
    }

    @Test
    void neverEndsAVisitThatOthersLoseTheirRunnersBeside() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        for (int loss = 1; loss <= 8; loss++) {
            view.tap("tap");
            view.awaitAcknowledged();
            until(() -> !guests.isAtWork(session));
            guests.lose(session);
        }
        view.tap("last");
        view.awaitAcknowledged();
        assertThat(view.restarts()).isEmpty();
        view.drop();
        ProtocolDriver reloaded = view(session, person);
        reloaded.join();
        assertThat(awaitSnapshot(reloaded).get("taps")).hasSize(9);
    }

    @Test
    void endsAProgramAtALimitAndNamesIt() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        ProtocolDriver neighbour = visit();
        view.join();
        neighbour.join();
        view.event("loop", "0");
        neighbour.tap("beside");
        neighbour.awaitText("tap 1 beside");
        JsonNode end = view.awaitEnd();
        assertThat(end.get("code").stringValue()).isEqualTo("limit");
        assertThat(end.get("attribution").stringValue()).isEqualTo("program");
        assertThat(entries(session)).anyMatch(entry -> "turnCpu".equals(entry.limit()));
        neighbour.tap("still");
        neighbour.awaitText("tap 2 still");
        view.drop();
        view.connect();
        view.sendJoin();
        assertThat(view.awaitEnd().get("code").stringValue()).isEqualTo("limit");
    }

    private static JsonNode awaitSnapshot(ProtocolDriver view) {
        return view.awaitCommand(command -> command.get("c").stringValue().equals("snapshot"));
    }
}
