package io.minihost.server.programs.versions;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.cluster.ClusterLeases;
import io.minihost.server.common.AppId;
import io.minihost.server.common.DataDirectory;
import io.minihost.server.identity.People;
import io.minihost.server.programs.BundleRenewed;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Zips;
import io.minihost.server.programs.compile.CompileQueue;
import io.minihost.server.storage.BlobKey;
import io.minihost.server.storage.BlobTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Nodes of several releases on one database: each has what its own compiler made. */
class ProgramBuildTests extends BlobTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    ProgramVersions versions;

    @Autowired
    ProgramBuilds builds;

    @Autowired
    BundleStore store;

    @Autowired
    CompileQueue queue;

    @Autowired
    ClusterLeases leases;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DataDirectory directory;

    @Autowired
    BundleSweep sweep;

    @Autowired
    Catalogue catalogue;

    @Autowired
    People people;

    /** What compiles on a node. */
    private final class Node {

        private final CompilersInUse inUse;
        private final ProgramBuilds builds;
        private final Recompilation recompilation;
        private final List<Object> told = new CopyOnWriteArrayList<>();

        Node(OtherCompiler compiler) {
            inUse = new CompilersInUse(jdbc, compiler);
            builds = new ProgramBuilds(jdbc, compiler);
            var work = new BuildWork(builds, store, compiler, queue, leases, transaction, directory);
            recompilation = new Recompilation(inUse, builds, store, work, told::add);
        }

        /** The hash of what somebody gets who opens it here. */
        String opens(ProgramVersion version) {
            return recompilation.current(builds.launchable(version, "").hash());
        }
    }

    private final OtherCompiler old = new OtherCompiler("old " + UUID.randomUUID());

    @Test
    void eachNodeOpensWhatItsOwnCompilerMade() {
        var node = new Node(old);
        var version = uploaded("each");
        assertThat(node.opens(version)).isEqualTo(old.hash(version.contentHash()));
        assertThat(opened(version)).isEqualTo(version.hash());
        assertThat(new Node(old).opens(version)).isEqualTo(old.hash(version.contentHash()));
        assertThat(old.compilations(version.contentHash()))
                .as("not again after a restart")
                .isEqualTo(1);
        for (var hash : builds.all(List.of(version))) {
            assertThat(catalogue.bundle(hash)).as("assets of each").isPresent();
            assertThat(catalogue.source(hash)).as("files of each").isPresent();
        }
        assertThat(builds.all(List.of(version))).hasSize(2);
    }

    @Test
    void compilesWhatIsLiveBeforeAnybodyComes() {
        var version = uploaded("live");
        for (var step : List.of("submit", "approve", "release")) {
            server().post("/api/v1/programs/" + version.appId() + "/versions/1/" + step);
        }
        var node = new Node(old);
        node.recompilation.start();
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> node.told.contains(new BundleRenewed(old.hash(version.contentHash()))));
        } finally {
            node.recompilation.stop();
        }
    }

    @Test
    void nodesOfOneReleaseShareTheWork() {
        var uploads = List.of(uploaded("one"), uploaded("two"), uploaded("three"), uploaded("four"));
        var nodes = List.of(new Node(old), new Node(old));
        nodes.forEach(node -> node.recompilation.start());
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> uploads.stream()
                            .allMatch(version -> nodes.getFirst()
                                    .builds
                                    .own(version.contentHash())
                                    .isPresent()));
        } finally {
            nodes.forEach(node -> node.recompilation.stop());
        }
        assertThat(uploads).allSatisfy(version -> {
            assertThat(old.compilations(version.contentHash())).isEqualTo(1);
            assertThat(nodes.getLast().opens(version)).isEqualTo(old.hash(version.contentHash()));
        });
    }

    @Test
    void waitsForTheNodeThatIsAtItUntilThatOneIsGone() {
        var version = uploaded("crashed");
        jdbc.sql("insert into cluster_lease (work, node, until) values (?, 'gone', now() + interval '2 seconds')")
                .param("build " + version.contentHash() + " " + old.version())
                .update();
        assertThat(new Node(old).opens(version)).isEqualTo(old.hash(version.contentHash()));
        assertThat(jdbc.sql("select now() >= max(until) or count(*) = 0 from cluster_lease where node = 'gone'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aWeekWithoutItsCompilerEndsABuild() {
        var version = uploaded("week");
        var node = new Node(old);
        node.inUse.renew();
        var hash = node.opens(version);
        var blob = new BlobKey("compiled", hash);
        age(blob);
        unusedFor("6 days 23 hours");
        sweep.sweep();
        assertThat(builds.all(List.of(version))).contains(hash);
        assertThat(blobs().exists(blob)).isTrue();
        unusedFor("7 days 1 hour");
        sweep.sweep();
        assertThat(builds.all(List.of(version))).containsExactly(version.hash());
        assertThat(blobs().exists(blob)).isFalse();
        assertThat(opened(version)).isEqualTo(version.hash());
        assertThat(catalogue.bundle(version.hash())).isPresent();
    }

    @Test
    void visitsKeepWhatTheyWereLaunchedWith() {
        var version = uploaded("visited");
        var hash = new Node(old).opens(version);
        age(new BlobKey("compiled", hash));
        var person = people.welcome();
        people.seen(person, "192.0.2.1");
        jdbc.sql("insert into visit_session (id, person_id, app_id, program, version, hash, env, path, query, scene,"
                        + " referrer, started_at) values ('local.build', ?, ?, '', '1', ?, 'DEVELOP', '',"
                        + " '', 1001, '{}', now())")
                .params(person.value(), version.appId().value(), hash)
                .update();
        sweep.sweep();
        assertThat(catalogue.source(hash)).isPresent();
        assertThat(blobs().exists(new BlobKey("compiled", hash))).isTrue();
        jdbc.sql("update visit_session set ended_at = now(), end_code = 'EXPIRED', end_attribution = 'HOST'"
                        + " where id = 'local.build'")
                .update();
        sweep.sweep();
        assertThat(blobs().exists(new BlobKey("compiled", hash))).isFalse();
    }

    @Test
    void theLastBuildStaysWhoeverMadeIt() {
        var version = uploaded("last");
        var hash = new Node(old).opens(version);
        age(new BlobKey("compiled", hash));
        jdbc.sql("delete from program_build where hash = ?")
                .param(version.hash())
                .update();
        sweep.sweep();
        assertThat(blobs().exists(new BlobKey("compiled", hash))).isTrue();
        assertThat(builds.launchable(version, "").hash()).isEqualTo(hash);
    }

    @Test
    void aCrashBeforeABuildIsNamedCostsOnlyTheWork() {
        var version = uploaded("in between");
        var blob = new BlobKey("compiled", old.hash(version.contentHash()));
        var crashed = new AtomicBoolean();
        blobs().afterPut(key -> {
            if (key.equals(blob) && crashed.compareAndSet(false, true)) {
                throw new IllegalStateException("the power fails");
            }
        });
        assertThat(new Node(old).opens(version)).as("as it was compiled last").isEqualTo(version.hash());
        assertThat(crashed).isTrue();
        age(blob);
        sweep.sweep();
        assertThat(blobs().exists(blob)).isFalse();
        assertThat(new Node(old).opens(version)).isEqualTo(blob.id());
        assertThat(blobs().exists(blob)).isTrue();
    }

    @Test
    void whatIsLostIsBuiltAgain() {
        var version = uploaded("lost");
        var node = new Node(old);
        var hash = node.opens(version);
        blobs().delete(new BlobKey("compiled", hash));
        store.forget(List.of(hash));
        assertThat(node.opens(version)).isEqualTo(hash);
        assertThat(catalogue.bundle(hash)).isPresent();
    }

    @Test
    void allBuildsGoWithTheirProgram() {
        var version = uploaded("removed");
        var hash = new Node(old).opens(version);
        var path = "/api/v1/programs/" + version.appId();
        assertThat(server().send(server().request(path).DELETE()).statusCode()).isEqualTo(204);
        for (var build : List.of(hash, version.hash())) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> !blobs().exists(new BlobKey("compiled", build))
                            && catalogue.bundle(build).isEmpty());
        }
        assertThat(builds.all(List.of(version))).containsExactly(version.hash());
    }

    private void unusedFor(String time) {
        jdbc.sql("update program_compiler set used_at = clock_timestamp() - ?::interval where compiler = ?")
                .params(time, old.version())
                .update();
    }

    private String opened(ProgramVersion version) {
        return catalogue
                .current(catalogue.version(version.appId(), version.number()).orElseThrow())
                .hash();
    }

    private ProgramVersion uploaded(String text) {
        var appId = server().register("Built");
        var upload = server().put("/api/v1/programs/" + appId + "/versions/1", Zips.hello("builds: " + text));
        assertThat(upload.statusCode()).as(upload.body()).isEqualTo(201);
        return versions.require(new AppId(appId), "1");
    }
}
