package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.cluster.ClusterEvents;
import io.minihost.server.common.ClusterWide;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.common.Launchable;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.identity.DevicesEnded;
import io.minihost.server.identity.GuestLeft;
import io.minihost.server.identity.MemberSince;
import io.minihost.server.identity.PeopleLeave;
import io.minihost.server.identity.PeopleMerged;
import io.minihost.server.identity.PersonId;
import io.minihost.server.merchantapi.quotas.QuotasCleared;
import io.minihost.server.messages.InboxChanged;
import io.minihost.server.programs.ProgramCloses;
import io.minihost.server.programs.ProgramGone;
import io.minihost.server.programs.ProgramStandingChanged;
import io.minihost.server.programs.VersionRetired;
import io.minihost.server.programs.VersionWentLive;
import io.minihost.server.programs.upload.UploadCancelled;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What a node makes of what others tell. The others are events in the database here. */
class OtherNodesTests extends SessionTest {

    private static final PersonId SOMEBODY = new PersonId(UUID.randomUUID());

    @Autowired
    ClusterEvents events;

    @Autowired
    TransactionTemplate transaction;

    private void tell(String topic, Map<String, Object> payload) {
        transaction.executeWithoutResult(status -> events.tell(topic, payload));
    }

    private void tell(ClusterWide event) {
        tell("event", Map.of("node", "other", "type", event.getClass().getName(), "event", event));
    }

    static Stream<ClusterWide> all() {
        Launchable version = new Launchable(
                new io.minihost.server.common.AppId("wx0123456789abcdef"), "A", "1", "h", EnvVersion.RELEASE);
        return Stream.of(
                new VersionWentLive(version),
                new VersionRetired(version),
                new UploadCancelled(version.appId(), "1"),
                new ProgramCloses(version.appId()),
                new ProgramGone(version.appId(), Set.of("h")),
                new ProgramStandingChanged(version.appId()),
                new DevicesEnded(Set.of(UUID.randomUUID())),
                new MemberSince(SOMEBODY),
                new GuestLeft(SOMEBODY),
                new PeopleMerged(SOMEBODY, SOMEBODY, Set.of(version.appId())),
                new InboxChanged(SOMEBODY),
                new QuotasCleared(version.appId()),
                new PeopleLeave(Set.of(SOMEBODY)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsToldArrivesAsItWas(ClusterWide event) {
        JsonMapper json = JsonMapper.shared();
        assertThat(json.readValue(json.writeValueAsString(event), event.getClass()))
                .isEqualTo(event);
    }

    @Test
    void everyKindOfEventIsAmongThem() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ClusterWide.class));
        assertThat(scanner.findCandidateComponents("io.minihost.server").stream()
                        .map(BeanDefinition::getBeanClassName))
                .containsExactlyInAnyOrderElementsOf(
                        all().map(event -> event.getClass().getName()).toList());
    }

    @Test
    void aProgramThatClosesElsewhereClosesHere() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        tell(new ProgramCloses(program().appId()));
        assertThat(view.await(said -> said.get("t").stringValue().equals("end"))
                        .get("code")
                        .stringValue())
                .isEqualTo("removed");
    }

    @Test
    void whatPeopleStoreElsewhereIsKnownHere() {
        people.seen(person, "192.0.2.1");
        ProtocolDriver view = visit();
        view.join();
        jdbc.sql("insert into program_storage (person_id, app_id, key, value, bytes, changed_at)"
                        + " values (?, ?, 'kept', '\"there\"', 10, now())")
                .params(person.value(), program().appId().value())
                .update();
        Map<String, Object> changed = Map.of(
                "node",
                "other",
                "store",
                "storage",
                "person",
                person.value(),
                "program",
                program().appId().value(),
                "names",
                List.of("kept", "gone"));
        tell("data", changed);
        // Heard twice it is the same.
        tell("data", changed);
        view.awaitText("notice storage {\"kept\":\"\\\"there\\\"\",\"gone\":null}");
    }

    @Test
    void theOthersAreToldWhereThePersonIs() {
        String other = UUID.randomUUID().toString().substring(0, 8);
        jdbc.sql("insert into cluster_node (name, epoch, home, lease_until)"
                        + " values (?, 7, 'its home', clock_timestamp() + interval '10 minutes')")
                .param(other)
                .update();
        SessionId there = reserve(person);
        ProtocolDriver first = view(there, person);
        first.join();
        ProtocolDriver here = visit();
        here.join();
        here.event("call", "{\"name\":\"storage.apply\",\"args\":{\"changes\":[[\"a\",\"1\"]]},\"times\":1}");
        here.awaitText("reply 1 true ");
        assertThat(told()).as("nobody is elsewhere").isEmpty();
        jdbc.sql("update visit_session set owner = ?, epoch = 7 where id = ?")
                .params(other, there.value())
                .update();
        until(() -> {
            here.event("call", "{\"name\":\"storage.apply\",\"args\":{\"changes\":[[\"b\",\"2\"]]},\"times\":1}");
            return !told().isEmpty();
        });
        assertThat(told().getFirst()).contains("\"storage\"", "[\"b\"]");
        here.event(
                "call",
                "{\"name\":\"fs.write\",\"args\":{\"path\":\"wxfile://usr/f.txt\",\"data\":\"x\"},\"times\":1}");
        until(() -> told().stream().anyMatch(event -> event.contains("wxfile://usr/f.txt")));
    }

    private List<String> told() {
        return jdbc.sql("select payload::text from cluster_event where topic = 'data' and payload ->> 'person' = ?"
                        + " order by tx, id")
                .param(person.toString())
                .query(String.class)
                .list();
    }
}
