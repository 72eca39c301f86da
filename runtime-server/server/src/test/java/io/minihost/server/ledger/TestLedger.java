package io.minihost.server.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.MasterKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger with a database and a clock of its own. */
public final class TestLedger implements AutoCloseable {

    public final JdbcTemplate batches;
    public final JdbcClient jdbc;
    public final PlatformTransactionManager transactions;
    public final TransactionTemplate transaction;
    public final MasterKey master = MasterKeys.of("a master key of the tests of the ledger");
    public final Ledger ledger;
    public final Clock clock;

    private final HikariDataSource pool;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final HoldTimeOuts timeOuts;

    public TestLedger() {
        var config = new HikariConfig();
        config.setDataSource(LedgerDatabase.fresh());
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        pool = new HikariDataSource(config);
        batches = new JdbcTemplate(pool);
        jdbc = JdbcClient.create(batches);
        transactions = new JdbcTransactionManager(pool);
        transaction = new TransactionTemplate(transactions);
        clock = InstantSource.system().withZone(ZoneOffset.UTC);
        InstantSource shifted = now::get;
        var accounts = new OpenAccounts(jdbc, batches, clock);
        var transfers = new Transfers(jdbc);
        var holds = new OpenHolds(jdbc, batches);
        var posting =
                new Posting(accounts, transfers, holds, new NewRows(jdbc, master), shifted.withZone(ZoneOffset.UTC));
        ledger = new Ledger(posting, accounts, transfers);
        timeOuts = new HoldTimeOuts(
                ledger, holds, (name, every, work) -> true, transaction, shifted.withZone(ZoneOffset.UTC));
    }

    public Instant now() {
        return Objects.requireNonNull(now.get());
    }

    public void pass(long seconds) {
        now.updateAndGet(before -> before.plusSeconds(seconds));
    }

    public void endOverdueHolds() {
        timeOuts.endAll();
    }

    public Posted post(Batch batch) {
        return Objects.requireNonNull(transaction.execute(status -> ledger.post(batch)));
    }

    public Posted post(String key, Step... steps) {
        return post(Batch.of(key, steps));
    }

    /** Puts money into a wallet or wherever. */
    public UUID fund(Account account, long amount) {
        var key = "fund:" + UUID.randomUUID();
        return post(key, new Step.Transfer("fund", "", Account.of(AccountKind.OPERATOR_FUNDING), account, amount))
                .transfers()
                .getFirst();
    }

    @Override
    public void close() {
        pool.close();
    }
}
