package io.minihost.server.programs.versions;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Launchable;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.identity.People;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Zips;
import io.minihost.server.storage.BlobKey;
import io.minihost.server.storage.BlobTest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Sweeps take nothing that a version names, or is about to name. */
class BundleSweepTests extends BlobTest {

    @Autowired
    Recompilation recompilation;

    @Autowired
    BundleSweep sweep;

    @Autowired
    Catalogue catalogue;

    @Autowired
    People people;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void sparesWhatIsYoung() throws Exception {
        var young = new BlobKey("compiled", "a".repeat(64));
        var old = new BlobKey("content", "b".repeat(64));
        put(young);
        put(old);
        age(old);
        var first = meanwhile(() -> swept());
        var second = meanwhile(() -> swept());
        assertThat(outcome(first) && outcome(second)).isTrue();
        assertThat(blobs().exists(young)).isTrue();
        assertThat(blobs().exists(old)).isFalse();
    }

    @Test
    void waitsForARecompilationThatHasNotNamedItsResult() throws Exception {
        var appId = server().register("Old");
        var hash = uploaded(appId, Zips.hello("not named yet"));
        var compiled = new BlobKey("compiled", hash);
        jdbc.sql("update program_build set compiler = 'old', hash = ? where hash = ?")
                .params("c".repeat(64), hash)
                .update();
        var stored = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        blobs().afterPut(key -> {
            if (key.equals(compiled)) {
                age(key);
                stored.countDown();
                await(go);
            }
        });
        recompilation.start();
        await(stored);
        var sweeping = meanwhile(() -> swept());
        awaitWaitingOrDone(sweeping);
        go.countDown();
        assertThat(outcome(sweeping)).isTrue();
        assertThat(catalogue.current(version(appId)).hash()).isEqualTo(hash);
        assertThat(version(appId).hash()).isEqualTo(hash);
        assertThat(blobs().exists(compiled)).isTrue();
    }

    @Test
    void keepsWhatIsUploadedAgainWhileItRuns() throws Exception {
        var appId = server().register("Again");
        var zip = Zips.hello("uploaded again");
        var content = new BlobKey("content", HexFormat.of().formatHex(Sha256.of(zip)));
        put(content);
        age(content);
        var sweeps = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        blobs().beforeDelete(key -> {
            if (key.equals(content)) {
                sweeps.countDown();
                await(go);
            }
        });
        var sweeping = meanwhile(() -> swept());
        await(sweeps);
        var upload = meanwhile(() -> uploaded(appId, zip));
        awaitWaitingOrDone(upload);
        go.countDown();
        outcome(sweeping);
        var hash = outcome(upload);
        assertThat(blobs().exists(content)).isTrue();
        assertThat(catalogue.source(hash)).isPresent();
    }

    @Test
    void neverStandsInTheWayOfAnUploadThatStandsInItsOwn() throws Exception {
        var appId = server().register("Both");
        var zip = Zips.hello("both at once");
        var stored = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        blobs().afterPut(key -> {
            if (key.id().equals(HexFormat.of().formatHex(Sha256.of(zip)))) {
                stored.countDown();
                await(go);
            }
        });
        var upload = meanwhile(() -> uploaded(appId, zip));
        await(stored);
        var discarding = meanwhile(() -> transaction.execute(status -> {
            sweep.discardUnversioned(List.of("e".repeat(64)));
            return true;
        }));
        awaitWaitingOrDone(discarding);
        go.countDown();
        assertThat(outcome(upload)).isNotEmpty();
        assertThat(outcome(discarding)).isTrue();
    }

    @Test
    void leavesNothingOfARegistrationThatFails() {
        var appId = server().register("Refused");
        var failed = new AtomicBoolean();
        blobs().afterPut(key -> {
            if (key.kind().equals("compiled")) {
                failed.set(true);
                throw new IllegalStateException("the disk fails");
            }
        });
        var zip = Zips.hello("refused");
        assertThat(server().put("/api/v1/programs/" + appId + "/versions/1", zip)
                        .statusCode())
                .isEqualTo(500);
        assertThat(failed).isTrue();
        var content = HexFormat.of().formatHex(Sha256.of(zip));
        assertThat(blobs().exists(new BlobKey("content", content))).isFalse();
    }

    @Test
    void sparesWhatAnOpenVisitRuns() {
        var appId = server().register("Visited");
        var hash = uploaded(appId, Zips.hello("first"));
        uploaded(appId, Zips.hello("second"));
        var compiled = new BlobKey("compiled", hash);
        age(compiled);
        var person = people.welcome();
        people.seen(person, "192.0.2.1");
        jdbc.sql("insert into visit_session (id, person_id, app_id, program, version, hash, env, path, query, scene,"
                        + " referrer, started_at) values ('local.open', ?, ?, '', '1', ?, 'DEVELOP', '',"
                        + " '', 1001, '{}', now())")
                .params(person.value(), appId, hash)
                .update();
        sweep.sweep();
        assertThat(blobs().exists(compiled)).isTrue();
        jdbc.sql(
                        "update visit_session set ended_at = now(), end_code = 'EXPIRED', end_attribution = 'HOST' where id = 'local.open'")
                .update();
        sweep.sweep();
        assertThat(blobs().exists(compiled)).isFalse();
    }

    @Test
    void sparesWhatAnotherNodeRunsForDays() {
        var appId = server().register("Lasting");
        var hash = uploaded(appId, Zips.hello("runs for days"));
        uploaded(appId, Zips.hello("runs today"));
        var compiled = new BlobKey("compiled", hash);
        age(compiled);
        var person = people.welcome();
        people.seen(person, "192.0.2.1");
        jdbc.sql("insert into visit_session (id, person_id, app_id, program, version, hash, env, path, query, scene,"
                        + " referrer, started_at, owner, epoch) values ('there.days', ?, ?, '', '1', ?, 'DEVELOP', '',"
                        + " '', 1001, '{}', now() - interval '3 days', 'there', 1)")
                .params(person.value(), appId, hash)
                .update();
        jdbc.sql("insert into cluster_node (name, epoch, home, lease_until)"
                        + " values ('there', 1, 'there', now() + interval '1 hour')")
                .update();
        sweep.sweep();
        assertThat(blobs().exists(compiled)).isTrue();
        jdbc.sql("delete from cluster_node where name = 'there'").update();
        sweep.sweep();
        assertThat(blobs().exists(compiled)).isFalse();
    }

    @Test
    void isOneNodesWork() {
        var old = new BlobKey("content", "d".repeat(64));
        put(old);
        age(old);
        jdbc.sql("insert into cluster_lease (work, node, until)"
                        + " values ('sweep bundles', 'other', now() + interval '1 hour')"
                        + " on conflict (work) do update set node = excluded.node, until = excluded.until")
                .update();
        sweep.round();
        assertThat(blobs().exists(old)).isTrue();
        jdbc.sql("update cluster_lease set until = now() - interval '1 second' where work = 'sweep bundles'")
                .update();
        sweep.round();
        assertThat(blobs().exists(old)).isFalse();
    }

    private boolean swept() {
        sweep.sweep();
        return true;
    }

    private String uploaded(String appId, byte[] archive) {
        var upload = server().put("/api/v1/programs/" + appId + "/versions/1", archive);
        assertThat(upload.statusCode()).as(upload.body()).isEqualTo(201);
        return server().json(upload).get("hash").stringValue();
    }

    private Launchable version(String appId) {
        return catalogue.version(new AppId(appId), "1").orElseThrow();
    }
}
