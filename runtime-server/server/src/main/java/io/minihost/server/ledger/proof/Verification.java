package io.minihost.server.ledger.proof;

import io.minihost.server.common.crypto.Signer;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.ledger.Books;
import io.minihost.server.ledger.Transfer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Looks at everything as it was at one moment, while payments go on. */
@Component
public class Verification {

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;
    private final Heads heads;
    private final HeadFile file;
    private final List<Books> books;
    private final Signer signer;
    private final TransactionTemplate oneMoment;

    @Autowired
    Verification(
            JdbcClient jdbc,
            JdbcTemplate rows,
            Heads heads,
            HeadFile file,
            ObjectProvider<Books> books,
            MasterKey master,
            PlatformTransactionManager transactions) {
        this(jdbc, rows, heads, file, books.stream().toList(), master, transactions);
    }

    Verification(
            JdbcClient jdbc,
            JdbcTemplate rows,
            Heads heads,
            HeadFile file,
            List<Books> books,
            MasterKey master,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.heads = heads;
        this.file = file;
        this.books = books;
        this.signer = master.signer(Transfer.PROOF);
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
    }

    /** The same where no server is, such as in a command. */
    public static Verification of(DataSource source, MasterKey master, Path dataDir, List<Books> books) {
        var rows = new JdbcTemplate(source);
        var jdbc = JdbcClient.create(rows);
        var transactions = new JdbcTransactionManager(source);
        var heads = new Heads(jdbc, new TransactionTemplate(transactions), master, Clock.systemUTC());
        var file = new HeadFile(dataDir.resolve(HeadFile.NAME), heads, JsonMapper.shared());
        return new Verification(jdbc, rows, heads, file, books, master, transactions);
    }

    public Verdict run() {
        // Before the moment, so that the chain is at least as long as what it says.
        var kept = file.read();
        return Objects.requireNonNull(oneMoment.execute(status -> look(kept)));
    }

    private Verdict look(List<Head> kept) {
        takeTime();
        var faults = new Faults();
        var chain = new ChainCheck(rows, signed(kept, faults), faults);
        chain.walk();
        chain.waiting(signer);
        for (var check : Checks.ALL) {
            jdbc.sql("select * from (" + check.sql() + ") as found (place, detail) limit " + Faults.MAX)
                    .query(row -> {
                        faults.add(check.what(), row.getString("place"), row.getString("detail"));
                    });
        }
        new BooksCheck(jdbc, books, faults).run();
        return new Verdict(
                faults.found().isEmpty(), chain.sealed() + chain.unsealed(), chain.unsealed(), faults.found());
    }

    /** Half an hour's look at a big ledger is no statement that hangs. */
    private void takeTime() {
        jdbc.sql("set local statement_timeout = 0").update();
        rows.execute((ConnectionCallback<Boolean>) Verification::waitForEver);
    }

    private static Boolean waitForEver(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 0);
        return true;
    }

    /** The heads that may be believed. A line of the file whose key is gone may still be compared: it is not in the database. */
    private List<Head> signed(List<Head> kept, Faults faults) {
        var believed = new ArrayList<Head>();
        var head = heads.find();
        if (head.isEmpty() && isThere("ledger_seal")) {
            faults.add("head-missing", "ledger_head", "the chain has no head");
        }
        head.ifPresent(found -> {
            if (heads.isSigned(found)) {
                believed.add(found);
            } else {
                faults.add("head-foreign", "ledger_head", "was not signed by this host");
            }
        });
        kept.forEach(line -> {
            if (heads.isSigned(line) || !heads.isOfThisKey(line)) {
                believed.add(line);
            } else {
                faults.add(
                        "head-foreign",
                        HeadFile.NAME,
                        "the line of %s was not signed by this host".formatted(line.at()));
            }
        });
        return believed;
    }

    private boolean isThere(String table) {
        return jdbc.sql("select exists (select 1 from " + table + ")")
                .query(Boolean.class)
                .single();
    }
}
