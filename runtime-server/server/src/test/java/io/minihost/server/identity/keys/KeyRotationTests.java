package io.minihost.server.identity.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.server.ServerTest;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.cluster.ClusterLeases;
import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.crypto.SealedRows;
import io.minihost.server.common.crypto.SealedTable;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.MasterKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The master key is replaced while everything goes on. */
class KeyRotationTests extends ServerTest {

    private static final String OLD = "the-key-of-the-old-days";
    private static final String NEW = "the-key-of-the-new-days";
    private static final int ROWS = 450;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ClusterLeases leases;

    @Autowired
    AuditLog audit;

    @Autowired
    DataDirectory directory;

    @BeforeEach
    void makeATable() {
        jdbc.sql("create table sealed_thing (id integer primary key, secret bytea, key_id text)")
                .update();
    }

    @AfterEach
    void dropIt() {
        jdbc.sql("drop table sealed_thing").update();
    }

    private MasterKey keys(String... keys) {
        return MasterKeys.of(directory, keys);
    }

    private SealedTable table(MasterKey master) {
        return new SealedTable(jdbc, transaction, master.box("things"), "sealed_thing", "secret", "'thing ' || id");
    }

    private KeyRotation rotation(MasterKey master) {
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("table", table(master));
        return new KeyRotation(master, beans.getBeanProvider(SealedRows.class), leases, audit, transaction);
    }

    private void seal(MasterKey master) {
        var box = master.box("things");
        IntStream.range(0, ROWS)
                .forEach(id -> jdbc.sql("insert into sealed_thing values (?, ?, ?)")
                        .params(
                                id,
                                box.seal(("secret " + id).getBytes(StandardCharsets.UTF_8), "thing " + id),
                                box.keyId())
                        .update());
        jdbc.sql("insert into sealed_thing (id) values (?)").param(ROWS).update();
    }

    private List<String> opened(MasterKey master) {
        var box = master.box("things");
        return jdbc.sql("select id, secret from sealed_thing where secret is not null order by id")
                .query((row, number) -> new String(
                        box.open(Objects.requireNonNull(row.getBytes("secret")), "thing " + row.getInt("id")),
                        StandardCharsets.UTF_8))
                .list();
    }

    @Test
    void sealsEverythingAnewSoThatTheOldKeyMayGo() {
        seal(keys(OLD));
        var during = keys(NEW, OLD);
        assertThat(rotation(during).state().left()).isEqualTo(Map.of("sealed_thing", ROWS));
        assertThat(opened(during)).hasSize(ROWS);
        assertThatThrownBy(() -> opened(keys(NEW))).isInstanceOf(IllegalStateException.class);

        var after = rotation(during).rotate(Caller.operator("operator"));
        assertThat(after).isEqualTo(new KeyRotation.State(keys(NEW).id(), Map.of("sealed_thing", 0)));
        assertThat(opened(keys(NEW)))
                .isEqualTo(
                        IntStream.range(0, ROWS).mapToObj(id -> "secret " + id).toList());
        assertThatThrownBy(() -> opened(keys(OLD))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesRowsAloneThatSomebodyIsChanging() {
        seal(keys(OLD));
        var table = table(keys(NEW, OLD));
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select 1 from sealed_thing where id = 7 for update")
                    .query(Integer.class)
                    .single();
            IntStream.range(0, 5).forEach(time -> inAnotherThread(() -> table.reseal(100)));
        });
        assertThat(table.left()).isEqualTo(1);
        assertThat(table.reseal(100)).isEqualTo(1);
        assertThat(opened(keys(NEW))).contains("secret 7");
    }

    private static void inAnotherThread(Runnable work) {
        try {
            Thread.ofVirtual().start(work).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void isDoneByAnOperator() {
        var state = server().json(server().get("/api/v1/keys"));
        assertThat(state.get("key").stringValue()).matches("[0-9a-f]{8}");
        var answer = server().json(server().post("/api/v1/keys/rotate"));
        assertThat(answer.get("left").get("idempotent_call").intValue()).isZero();
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'keys.rotate'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }
}
