package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.cluster.LeaseResumed;
import io.minihost.server.cluster.NodeLease;
import io.minihost.server.cluster.NodeName;
import io.minihost.server.hostapi.SessionId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** Which of several nodes a visit is on. The others are rows in the database here. */
class OwnershipTests extends SessionTest {

    private static final int JOIN_AGAIN = 1012;

    @Autowired
    NodeName node;

    @Autowired
    NodeLease lease;

    @Autowired
    ApplicationEventPublisher events;

    private final String other = UUID.randomUUID().toString().substring(0, 8);

    private void living(String name, int seconds) {
        jdbc.sql("insert into cluster_node (name, epoch, home, lease_until)"
                        + " values (?, 7, 'its home', clock_timestamp() + ? * interval '1 second')"
                        + " on conflict (name) do update set lease_until = excluded.lease_until")
                .params(name, seconds)
                .update();
    }

    private void give(SessionId session, String owner, long epoch) {
        jdbc.sql("update visit_session set owner = ?, epoch = ? where id = ?")
                .params(owner, epoch, session.value())
                .update();
    }

    private String owner(SessionId session) {
        return jdbc.sql("select owner || ' ' || epoch from visit_session where id = ?")
                .param(session.value())
                .query(String.class)
                .single();
    }

    private String here() {
        return node.value() + " " + lease.epoch();
    }

    private void forget(SessionId session) {
        registry.find(session).ifPresent(forgotten -> {
            forgotten.suspend();
            registry.remove(forgotten);
        });
    }

    /** A visit that has been here and is another node's now. */
    private ProtocolDriver moved(SessionId session) {
        ProtocolDriver view = view(session, person);
        view.join();
        view.tap("one");
        view.awaitText("tap 1 one");
        assertThat(owner(session)).isEqualTo(here());
        forget(session);
        assertThat(view.awaitClose().get("code").intValue()).isEqualTo(JOIN_AGAIN);
        view.drop();
        give(session, other, 7);
        return view;
    }

    private static void assertSentTo(ProtocolDriver view, String node) {
        view.connect();
        view.sendJoin();
        JsonNode frame = view.await(said -> said.get("t").stringValue().equals("elsewhere"));
        assertThat(frame.get("ws").stringValue()).isEqualTo("/_ws/" + node);
        assertThat(view.awaitClose().get("code").intValue()).isEqualTo(JOIN_AGAIN);
        view.drop();
    }

    @Test
    void aLivingNodeKeepsWhatItHas() {
        living(other, 600);
        SessionId session = reserve(person);
        ProtocolDriver view = moved(session);
        assertSentTo(view, other);
        assertThat(owner(session)).isEqualTo(other + " 7");
        assertThat(registry.find(session)).isEmpty();
    }

    @Test
    void whatANodeLeavesBehindIsTakenOver() {
        living(other, 600);
        SessionId session = reserve(person);
        ProtocolDriver view = moved(session);
        assertSentTo(view, other);
        living(other, -1);
        JsonNode welcome = view.join("pages/other/other", "b=2");
        assertThat(welcome.get("ws").stringValue()).isEqualTo("/_ws/" + node.value());
        assertThat(welcome.get("files").stringValue()).startsWith("/_f/" + node.value() + "/");
        assertThat(owner(session)).isEqualTo(here());
        view.tap("new");
        view.awaitText("tap 1 new");
        assertThat(view.restarts()).hasSize(1);
    }

    @Test
    void anEarlierLifeOfANodeIsGoneWhenItLivesAgain() {
        living(other, 600);
        SessionId session = reserve(person);
        ProtocolDriver view = moved(session);
        give(session, other, 6);
        view.join();
        assertThat(owner(session)).isEqualTo(here());
    }

    @Test
    void whatANodeHasJustLetInIsSoughtThere() {
        living(other, 600);
        assertSentTo(view(SessionId.random(other), person), other);
        ProtocolDriver nobodys = view(SessionId.random("nobody"), person);
        nobodys.connect();
        nobodys.sendJoin();
        JsonNode end = nobodys.await(said -> said.get("t").stringValue().equals("end"));
        assertThat(end.get("code").stringValue()).isEqualTo("not-found");
    }

    @Test
    void aNodeThatWasAwayLetsGoOfWhatOthersHaveTaken() {
        living(other, 600);
        SessionId taken = reserve(person);
        ProtocolDriver goes = view(taken, person);
        goes.join();
        SessionId own = reserve(person);
        ProtocolDriver stays = view(own, person);
        stays.join();
        stays.tap("one");
        stays.awaitText("tap 1 one");
        give(taken, other, 7);
        events.publishEvent(new LeaseResumed(lease.epoch()));
        assertThat(goes.awaitClose().get("code").intValue()).isEqualTo(JOIN_AGAIN);
        goes.drop();
        assertThat(registry.find(taken)).isEmpty();
        assertSentTo(goes, other);
        stays.tap("two");
        stays.awaitText("tap 2 two");
        assertThat(stays.restarts()).isEmpty();
    }

    @Test
    void whatWasTakenBeforeItsLaunchIsNotLaunched() {
        living(other, 600);
        SessionId session = reserve(person);
        people.seen(person, "192.0.2.1");
        jdbc.sql("insert into visit_session (id, person_id, app_id, program, version, hash, env, path, query, scene,"
                        + " referrer, started_at, owner, epoch)"
                        + " values (?, ?, ?, '', '1', '', 'DEVELOP', '', '', 1001, '{}', now(), ?, 7)")
                .params(session.value(), person.value(), program().appId().value(), other)
                .update();
        ProtocolDriver view = view(session, person);
        view.connect();
        view.sendJoin();
        assertThat(view.awaitClose().get("code").intValue()).isEqualTo(JOIN_AGAIN);
        assertThat(registry.find(session)).isEmpty();
    }
}
