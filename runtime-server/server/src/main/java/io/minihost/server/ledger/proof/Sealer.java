package io.minihost.server.ledger.proof;

import io.minihost.server.common.SharedWork;
import io.minihost.server.common.crypto.Signer;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.ledger.Transfer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the chain longer by what has been committed. A transfer waits in {@code ledger_unsealed}, in which it was put by its own
 * transaction: so it is seen when that has committed, however long that took, and a transaction that was given up leaves no gap. The
 * place in the chain is the order of sealing.
 */
@Component
class Sealer {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final int BATCH = 1000;
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final Heads heads;
    private final Signer signer;
    private final SharedWork work;

    /** What was complained about already. */
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    Sealer(
            JdbcClient jdbc,
            JdbcTemplate batches,
            TransactionTemplate transaction,
            Heads heads,
            MasterKey master,
            SharedWork work) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = transaction;
        this.heads = heads;
        this.signer = master.signer(Transfer.PROOF);
        this.work = work;
    }

    /** A transfer and the proof that this host has made it. */
    private record Waiting(Transfer transfer, String proof) {}

    /** Looks for something to do first: a lease is a write, and mostly nobody pays at this moment. */
    @Scheduled(fixedDelayString = "PT0.4S", initialDelayString = "PT2S")
    void look() {
        var isNeeded = jdbc.sql("select exists (select 1 from ledger_unsealed)")
                .query(Boolean.class)
                .single();
        if (isNeeded) {
            work.run("ledger seal", LEASE, this::sealAll);
        }
    }

    /** Seals all that waits, in transactions of a bounded size. */
    void sealAll() {
        var last = Optional.of(FIRST);
        while (last.isPresent() && !Thread.currentThread().isInterrupted()) {
            var after = last.get();
            last = Objects.requireNonNull(transaction.execute(status -> sealSome(after)));
        }
    }

    /** The last that was looked at, when there may be more. */
    private Optional<UUID> sealSome(UUID after) {
        // Two sealers meet here, when the first is slower than its lease.
        var chain = chain();
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        var waiting = waiting(after);
        var ours = waiting.stream().filter(this::isOurs).map(Waiting::transfer).toList();
        if (!ours.isEmpty()) {
            heads.write(seal(chain.get(), ours));
        }
        return waiting.size() < BATCH
                ? Optional.empty()
                : Optional.of(waiting.getLast().transfer().id());
    }

    /** The chain to go on from. Nothing is laid upon one that somebody has tampered with, as that would make it look right. */
    private Optional<Chain> chain() {
        var head = heads.lock();
        var chain = head.map(Head::chain).orElse(Chain.EMPTY);
        if (!head.map(heads::isSigned).orElse(true) || !last().equals(chain)) {
            complain("The chain ends otherwise than its head says, and is not made longer");
            return Optional.empty();
        }
        return Optional.of(chain);
    }

    private Chain last() {
        return jdbc.sql("select position, hash from ledger_seal order by position desc limit 1")
                .query((row, number) ->
                        new Chain(row.getLong("position"), HexFormat.of().formatHex(row.getBytes("hash"))))
                .optional()
                .orElse(Chain.EMPTY);
    }

    private List<Waiting> waiting(UUID after) {
        return jdbc.sql("select " + Transfer.COLUMNS + ", u.proof as proof from " + Transfer.FROM
                        + " join ledger_unsealed u on u.transfer = t.id where t.id > ? order by t.id limit ?")
                .params(after, BATCH)
                .query((row, number) -> new Waiting(Transfer.read(row, number), row.getString("proof")))
                .list();
    }

    private boolean isOurs(Waiting one) {
        var isOurs = signer.isSignature(one.proof(), one.transfer().text());
        if (!isOurs) {
            complain("The transfer %s was not made by this host and is not sealed"
                    .formatted(one.transfer().id()));
        }
        return isOurs;
    }

    private void complain(String what) {
        if (said.add(what)) {
            LOG.error("{}; verify the ledger", what);
        }
    }

    private Chain seal(Chain from, List<Transfer> transfers) {
        var chain = from;
        var seals = new ArrayList<Object[]>();
        var ids = new ArrayList<UUID>();
        for (var transfer : transfers) {
            chain = chain.plus(transfer);
            seals.add(new Object[] {chain.count(), transfer.id(), HexFormat.of().parseHex(chain.hash())});
            ids.add(transfer.id());
        }
        batches.batchUpdate("insert into ledger_seal (position, transfer, hash) values (?, ?, ?)", seals);
        var sealed = ids.toArray(UUID[]::new);
        jdbc.sql(ROLL_UP).param("ids", sealed).update();
        jdbc.sql("delete from ledger_unsealed where transfer = any(?)")
                .param(sealed)
                .update();
        return chain;
    }

    private static final String ROLL_UP = """
            insert into ledger_rollup as r (account, posted)
            select a.id, sum(m.change) from ledger_account a join (
                select debit as account, -amount as change from ledger_transfer
                where id = any(:ids) and phase in ('DIRECT', 'CAPTURE')
                union all
                select credit, amount from ledger_transfer where id = any(:ids) and phase in ('DIRECT', 'CAPTURE')
            ) m on m.account = a.id
            where a.posted is null
            group by a.id order by a.id
            on conflict (account) do update set posted = r.posted + excluded.posted""";
}
