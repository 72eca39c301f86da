package io.minihost.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minihost.server.ServerTest;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.ReflectionUtils;

/** What is scheduled is about a node itself, or is done by one node for all. */
class ScheduledWorkTests extends ServerTest {

    /** About what a node has in its memory, about its connections, or what it alone can say. */
    private static final Set<String> OWN = Set.of(
            "CompilersInUse.renew",
            "Conduct.note",
            "EdgeConfiguration.closeDripping",
            "GuestRoom.measure",
            "HeadFile.write",
            "HealthStreams.tell",
            // Takes its lease when something is held for too long.
            "HoldTimeOuts.round",
            "LaunchCounts.store",
            "MediaLooks.round",
            "NodeLease.renew",
            "NotificationRounds.round",
            "PushRounds.round",
            "RehearsalRounds.round",
            // Takes its lease when there is something to seal.
            "Sealer.look",
            "SessionReaper.round",
            "SessionReaper.tidy");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NodeName node;

    private final Map<String, Runnable> scheduled = new TreeMap<>();

    @AfterEach
    void others() {
        jdbc.sql("delete from cluster_lease where node = 'other'").update();
    }

    @Test
    void isOneNodesUnlessItIsEachNodesOwn() {
        find();
        assertThat(scheduled.keySet()).containsAll(OWN);
        scheduled.forEach((name, work) -> {
            if (!OWN.contains(name)) {
                isOneNodes(name, work);
            }
        });
    }

    private void isOneNodes(String name, Runnable work) {
        var leases = new HashSet<String>();
        await(name).atMost(PATIENCE).until(() -> {
            leases.addAll(leasesOf(work));
            // The server's own timer may have taken others meanwhile.
            leases.retainAll(leasesOf(work));
            return !leases.isEmpty();
        });
        another("1 hour");
        work.run();
        assertThat(here()).as("%s, while another node has it", name).doesNotContainAnyElementsOf(leases);
        another("-1 second");
        await(name + ", after the other node crashed").atMost(PATIENCE).until(() -> {
            work.run();
            return here().containsAll(leases);
        });
        work.run();
        assertThat(here()).as("%s once more", name).containsAll(leases);
    }

    private List<String> leasesOf(Runnable work) {
        jdbc.sql("delete from cluster_lease").update();
        work.run();
        return here();
    }

    @Test
    void isNotDoneWhileAnotherNodeHasIt() {
        find();
        var forget = Objects.requireNonNull(scheduled.get("Tokens.forgetRevoked"));
        var id = UUID.randomUUID();
        jdbc.sql("insert into access_token (id, hash, subject, created_at, revoked_at)"
                        + " values (?, ?::bytea, 'gone', now() - interval '1 year', now() - interval '1 year')")
                .params(id, id.toString())
                .update();
        forget.run();
        assertThat(isThere(id)).isFalse();
        jdbc.sql("insert into access_token (id, hash, subject, created_at, revoked_at)"
                        + " values (?, ?::bytea, 'gone', now() - interval '1 year', now() - interval '1 year')")
                .params(id, id.toString())
                .update();
        another("1 hour");
        forget.run();
        assertThat(isThere(id)).isTrue();
        another("-1 second");
        forget.run();
        assertThat(isThere(id)).isFalse();
    }

    private boolean isThere(UUID token) {
        return jdbc.sql("select count(*) > 0 from access_token where id = ?")
                .param(token)
                .query(Boolean.class)
                .single();
    }

    private void another(String until) {
        jdbc.sql("update cluster_lease set node = 'other', until = clock_timestamp() + ?::interval")
                .param(until)
                .update();
    }

    private List<String> here() {
        return jdbc.sql("select work from cluster_lease where node = ?")
                .param(node.value())
                .query(String.class)
                .list();
    }

    private void find() {
        for (var bean : context.getBeansOfType(Object.class, false, false).values()) {
            var type = AopUtils.getTargetClass(bean);
            if (type.getName().startsWith("io.minihost.")) {
                MethodIntrospector.selectMethods(type, (MethodIntrospector.MetadataLookup<Scheduled>)
                                method -> AnnotatedElementUtils.findMergedAnnotation(method, Scheduled.class))
                        .keySet()
                        .forEach(method ->
                                scheduled.put(type.getSimpleName() + "." + method.getName(), () -> call(method, bean)));
            }
        }
    }

    private static void call(Method method, Object bean) {
        var callable = AopUtils.selectInvocableMethod(method, bean.getClass());
        ReflectionUtils.makeAccessible(callable);
        ReflectionUtils.invokeMethod(callable, bean);
    }
}
