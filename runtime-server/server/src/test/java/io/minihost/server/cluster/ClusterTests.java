package io.minihost.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.minihost.server.ServerTest;
import io.minihost.server.common.CannotStart;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two servers on one database, as far as they know of each other. */
class ClusterTests extends ServerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    ClusterEvents events;

    @Autowired
    TransactionTemplate transaction;

    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private final List<Object> published = new CopyOnWriteArrayList<>();
    private final ApplicationEventPublisher publisher = published::add;
    private final Heard heard = new Heard("topic " + name);
    private final Heard other = new Heard("topic " + name);
    private EventReader[] readers = {};

    private static final class Heard implements ClusterListener {

        private final String topic;
        private final List<String> said = new CopyOnWriteArrayList<>();

        Heard(String topic) {
            this.topic = topic;
        }

        @Override
        public String topic() {
            return topic;
        }

        @Override
        public void hear(JsonNode payload) {
            said.add(payload.stringValue());
            if (payload.stringValue().equals("bad")) {
                throw new IllegalStateException("cannot hear that");
            }
        }

        @Override
        public void missed() {
            said.add("missed");
        }
    }

    private NodeName node(String home) {
        var node = Mockito.mock(NodeName.class);
        Mockito.when(node.value()).thenReturn(name);
        Mockito.when(node.home()).thenReturn(home);
        return node;
    }

    private NodeLease lease(String home) {
        return new NodeLease(jdbc, node(home), publisher);
    }

    private EventReader reader(ClusterListener listener) {
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("listener", listener);
        ObjectProvider<ClusterListener> listeners = beans.getBeanProvider(ClusterListener.class);
        return new EventReader(database, listeners, JsonMapper.shared());
    }

    private void listen() {
        readers = new EventReader[] {reader(heard), reader(other)};
        for (var reader : readers) {
            reader.start();
        }
        // From when they listen on.
        await().atMost(SOON).until(() -> {
            tell("are you there?");
            return !heard.said.isEmpty() && !other.said.isEmpty();
        });
        tell("ready");
        await().atMost(SOON).until(() -> heard.said.contains("ready") && other.said.contains("ready"));
        heard.said.clear();
        other.said.clear();
    }

    private void tell(String what) {
        transaction.executeWithoutResult(status -> events.tell(heard.topic(), what));
    }

    @AfterEach
    void stop() {
        for (var reader : readers) {
            reader.stop();
        }
    }

    @Test
    void theSecondOfOneNameDoesNotStart() {
        var first = lease("one");
        var renewing = Thread.ofVirtual().start(() -> {
            while (!Thread.interrupted()) {
                first.renew();
                try {
                    Thread.sleep(1000);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        assertThatThrownBy(() -> lease("two")).isInstanceOf(CannotStart.class).hasMessageContaining("MINIHOST_NODE");
        assertThat(first.isHeld()).isTrue();
        renewing.interrupt();
    }

    @Test
    void aRestartTakesOverAtOnceAndWhoWasThereBeforeLetsGo() {
        var first = lease("one");
        var second = lease("one");
        assertThat(second.epoch()).isEqualTo(first.epoch() + 1);
        first.renew();
        assertThat(first.isHeld()).isFalse();
        assertThat(published).containsExactly(new NodeLost(first.epoch()));
        first.renew();
        assertThat(published).hasSize(1);
        second.renew();
        assertThat(second.isHeld()).isTrue();
        first.close();
        second.renew();
        assertThat(second.isHeld()).isTrue();
    }

    @Test
    void whoStopsLetsOthersHaveTheName() {
        lease("one").close();
        assertThat(lease("two").isHeld()).isTrue();
    }

    @Test
    void everyNodeHearsEverythingOnceInOrder() throws InterruptedException {
        listen();
        var all = IntStream.range(0, 50).mapToObj(i -> "event " + i).toList();
        all.forEach(this::tell);
        await().atMost(SOON).until(() -> heard.said.size() >= 50 && other.said.size() >= 50);
        assertThat(heard.said).isEqualTo(all);
        assertThat(other.said).isEqualTo(all);
    }

    @Test
    void nobodyHearsWhatDidNotHappen() throws InterruptedException {
        listen();
        transaction.executeWithoutResult(status -> {
            events.tell(heard.topic(), "never");
            status.setRollbackOnly();
        });
        tell("bad");
        tell("happened");
        await().atMost(SOON).until(() -> heard.said.contains("happened"));
        assertThat(heard.said).containsExactly("bad", "happened");
        assertThatThrownBy(() -> events.tell(heard.topic(), "outside")).hasMessageContaining("transaction");
    }

    /** The one that began first commits last: its number is lower than what was read meanwhile. */
    @Test
    void nothingIsLostWhenTransactionsOverlap() throws Exception {
        listen();
        var begun = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var slow = Thread.ofPlatform()
                .start(() -> transaction.executeWithoutResult(status -> {
                    events.tell(heard.topic(), "slow");
                    begun.countDown();
                    try {
                        mayCommit.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }));
        begun.await();
        tell("quick");
        Thread.sleep(500);
        mayCommit.countDown();
        slow.join();
        tell("last");
        await().atMost(SOON).until(() -> heard.said.contains("last"));
        assertThat(heard.said).containsExactly("slow", "quick", "last");
    }

    @Test
    void nothingIsLostWithAConnection() throws InterruptedException {
        listen();
        tell("before");
        await().atMost(SOON).until(() -> heard.said.contains("before"));
        jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where pid <> pg_backend_pid() and query like '%cluster_event%'")
                .query(row -> {});
        tell("meanwhile");
        tell("after");
        await().atMost(SOON).until(() -> heard.said.contains("after") && other.said.contains("after"));
        assertThat(heard.said).containsExactly("before", "meanwhile", "after");
        assertThat(other.said).containsExactly("before", "meanwhile", "after");
    }

    @Test
    void oneNodeDoesWhatOnlyOneMayDo() {
        var one = leases("one");
        var two = leases("two");
        var done = new CopyOnWriteArrayList<String>();
        var hour = Duration.ofHours(1);
        assertThat(one.run(name, hour, () -> {
                    done.add("one");
                    assertThat(one.run(name, hour, () -> done.add("one meanwhile")))
                            .isFalse();
                    assertThat(two.run(name, hour, () -> done.add("two meanwhile")))
                            .isFalse();
                }))
                .isTrue();
        assertThat(two.run(name, hour, () -> done.add("two right after"))).isFalse();
        assertThat(one.run(name, hour, () -> done.add("one again"))).isTrue();
        assertThat(leases("one").run(name, hour, () -> done.add("one after a restart")))
                .isTrue();
        anHourLater();
        assertThat(two.run(name, hour, () -> done.add("two"))).isTrue();
        assertThat(one.run(name, hour, () -> done.add("one too late"))).isFalse();
        assertThat(done).containsExactly("one", "one again", "one after a restart", "two");
    }

    @Test
    void whatFailsIsTheNodesToTryAgain() {
        var one = leases("one");
        assertThatThrownBy(() -> one.run(name, Duration.ofHours(1), () -> {
                    throw new IllegalStateException("fails");
                }))
                .hasMessage("fails");
        assertThat(one.run(name, Duration.ofHours(1), () -> {})).isTrue();
    }

    @Test
    void aLeaseEndsWithItsWorkOrAfterACrash() {
        var one = leases("one");
        var two = leases("two");
        var held = one.take(name, Duration.ofHours(1)).orElseThrow();
        assertThat(one.take(name, Duration.ofHours(1))).isEmpty();
        assertThat(two.take(name, Duration.ofHours(1))).isEmpty();
        held.close();
        assertThat(two.take(name, Duration.ofHours(1))).isPresent();
        assertThat(one.take(name, Duration.ofHours(1))).isEmpty();
        anHourLater();
        assertThat(one.take(name, Duration.ofHours(1))).isPresent();
        assertThat(leases("one").take(name, Duration.ofHours(1)))
                .as("after a restart")
                .isPresent();
    }

    private ClusterLeases leases(String nodeName) {
        var node = Mockito.mock(NodeName.class);
        Mockito.when(node.value()).thenReturn(nodeName);
        return new ClusterLeases(jdbc, node);
    }

    private void anHourLater() {
        jdbc.sql("update cluster_lease set until = until - interval '61 minutes' where work = ?")
                .param(name)
                .update();
    }
}
