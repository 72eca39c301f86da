package io.minihost.server.identity.keys;

import io.minihost.server.audit.AuditLog;
import io.minihost.server.cluster.ClusterLeases;
import io.minihost.server.common.crypto.SealedRows;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.MasterKey;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals secrets anew with the key that writes, until nothing needs another key any more. */
@Component
class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
    private static final String EVERY = "PT1H";
    private static final int BATCH = 200;
    private static final Duration AT_MOST = Duration.ofMinutes(30);

    private final MasterKey master;
    private final ObjectProvider<SealedRows> tables;
    private final ClusterLeases leases;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    KeyRotation(
            MasterKey master,
            ObjectProvider<SealedRows> tables,
            ClusterLeases leases,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.master = master;
        this.tables = tables;
        this.leases = leases;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * How far it is.
     *
     * @param key names the key that writes
     * @param left rows by table that another key has sealed; when none are, the other keys may go
     */
    record State(String key, Map<String, Integer> left) {}

    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT1M")
    void goOn() {
        leases.run("sealing anew", Duration.parse(EVERY), this::sealAll);
    }

    /** The same at once, because an operator says so. A node that is at it already goes on beside, with other rows. */
    State rotate(Caller operator) {
        leases.take("sealing anew at once", AT_MOST).ifPresent(lease -> {
            try (lease) {
                sealAll();
            }
        });
        var state = state();
        transaction.executeWithoutResult(
                status -> audit.record(operator.subject(), "keys.rotate", state.key(), Map.copyOf(state.left())));
        return state;
    }

    State state() {
        var left = new TreeMap<String, Integer>();
        tables.forEach(table -> left.put(table.table(), table.left()));
        return new State(master.id(), left);
    }

    private void sealAll() {
        for (var table : tables) {
            try {
                sealAll(table);
            } catch (RuntimeException e) {
                // Those of the other tables are to be sealed all the same.
                LOG.error("Secrets in {} cannot be sealed anew; GET /api/v1/keys counts them", table.table(), e);
            }
        }
    }

    private void sealAll(SealedRows table) {
        var sealed = 0;
        for (var some = BATCH; some > 0 && !Thread.currentThread().isInterrupted(); sealed += some) {
            some = table.reseal(BATCH);
        }
        if (sealed > 0) {
            LOG.info("{} secrets in {} are sealed with the key {} now", sealed, table.table(), master.id());
        }
    }
}
