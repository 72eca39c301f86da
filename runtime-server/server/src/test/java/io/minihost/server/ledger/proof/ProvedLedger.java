package io.minihost.server.ledger.proof;

import io.minihost.server.identity.MasterKey;
import io.minihost.server.ledger.Books;
import io.minihost.server.ledger.TestLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** A ledger with a sealer, and with books that say what it had when they were last written. */
public final class ProvedLedger implements AutoCloseable {

    public final TestLedger it = new TestLedger();
    final Heads heads = heads(it.master);
    final HeadFile file;

    private final Path folder;
    private final Sealer sealer;

    public ProvedLedger() {
        it.jdbc
                .sql("create table expected (key text, phase text, kind text, reference text, debit text, credit text,"
                        + " amount bigint)")
                .update();
        folder = temporary();
        file = fileOf(heads);
        sealer = new Sealer(it.jdbc, it.batches, it.transaction, heads, it.master, (name, every, work) -> true);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("ledger");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Heads heads(MasterKey master) {
        return new Heads(it.jdbc, it.transaction, master, it.clock);
    }

    private HeadFile fileOf(Heads of) {
        return new HeadFile(folder.resolve("ledger-heads"), of, JsonMapper.shared());
    }

    /** Books that agree with the ledger of now. */
    public void writeBooks() {
        it.jdbc.sql("delete from expected").update();
        it.jdbc.sql("""
                        insert into expected
                        select t.idempotency_key, t.phase, t.kind, t.reference, d.kind || ':' || d.owner || ':' || d.currency,
                            c.kind || ':' || c.owner || ':' || c.currency, t.amount
                        from ledger_transfer t join ledger_account d on d.id = t.debit
                        join ledger_account c on c.id = t.credit""").update();
    }

    public void seal() {
        sealer.sealAll();
    }

    public Verdict verify() {
        return verify(it.master);
    }

    /** By whoever has another master key. */
    Verdict verify(MasterKey master) {
        var books = new StaticListableBeanFactory(Map.of("books", new Everything())).getBeanProvider(Books.class);
        var of = heads(master);
        return new Verification(it.jdbc, it.batches, of, fileOf(of), books, master, it.transactions).run();
    }

    Set<String> faults() {
        return Set.copyOf(verify().faults().stream().map(Fault::what).toList());
    }

    /** What somebody with the database's own password can do. */
    void tamper(String... statements) {
        var tables = List.of("ledger_transfer", "ledger_seal", "ledger_account");
        it.transaction.executeWithoutResult(status -> {
            tables.forEach(table -> it.batches.execute("alter table " + table + " disable trigger user"));
            List.of(statements).forEach(it.batches::execute);
            it.batches.execute("set constraints all immediate");
            it.batches.execute("alter table ledger_transfer enable always trigger ledger_transfer_only_grows");
            it.batches.execute("alter table ledger_seal enable always trigger ledger_seal_only_grows");
            it.batches.execute("alter table ledger_account enable always trigger ledger_account_stays");
            it.batches.execute("alter table ledger_account enable always trigger ledger_account_is_whose_it_was");
        });
    }

    @Override
    public void close() {
        it.close();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    private static final class Everything implements Books {

        @Override
        public String name() {
            return "tests";
        }

        @Override
        public Set<String> kinds() {
            return Set.of("fund", "pay", "fee", "deposit", "correction");
        }

        @Override
        public String expected() {
            return "select * from expected";
        }
    }
}
