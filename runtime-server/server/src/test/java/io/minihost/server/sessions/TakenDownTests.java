package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.cluster.ClusterEvents;
import io.minihost.server.cluster.EventsMissed;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programs.ProgramStandingChanged;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of visits when their program is frozen or taken down, here and on another node. */
class TakenDownTests extends SessionTest {

    @Autowired
    ClusterEvents cluster;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private void set(String status) {
        var wish = "{\"status\":\"%s\",\"reason\":\"Counterfeits\"}".formatted(status);
        var answer = server().send(
                        server().request("/api/v1/programs/" + program().appId() + "/status")
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(wish)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** As another node would have written it. */
    private void setElsewhere() {
        jdbc.sql("update program set status = 'TAKEN_DOWN', status_reason = 'Counterfeits' where app_id = ?")
                .param(program().appId().value())
                .update();
    }

    private static void assertEnded(ProtocolDriver view) {
        var end = view.awaitEnd();
        assertThat(end.get("code").stringValue()).isEqualTo("removed");
        assertThat(end.get("message").stringValue()).contains("taken it down", "Counterfeits");
    }

    @Test
    void anOpenVisitEndsAndNoneBegins() {
        ProtocolDriver view = visit();
        view.join();
        var late = new PersonId(UUID.randomUUID());
        ProtocolDriver reserved = view(reserve(late), late);
        set("taken-down");
        assertEnded(view);
        reserved.connect();
        reserved.sendJoin();
        assertEnded(reserved);
    }

    @Test
    void anOpenVisitOfAFrozenProgramGoesOn() {
        ProtocolDriver view = visit();
        view.join();
        set("frozen");
        set("taken-down");
        assertEnded(view);
        ProtocolDriver other = visit();
        set("frozen");
        other.join();
        set("active");
        assertThat(registry.all())
                .anyMatch(session -> session.live()
                        && session.program().appId().equals(program().appId()));
    }

    @Test
    void whatAnotherNodeTakesDownEndsHere() {
        ProtocolDriver view = visit();
        view.join();
        setElsewhere();
        var event = new ProgramStandingChanged(program().appId());
        transaction.executeWithoutResult(status -> cluster.tell(
                "event", Map.of("node", "other", "type", event.getClass().getName(), "event", event)));
        assertEnded(view);
    }

    @Test
    void whoHasMissedThatLooks() {
        ProtocolDriver view = visit();
        view.join();
        setElsewhere();
        events.publishEvent(new EventsMissed());
        assertEnded(view);
    }
}
