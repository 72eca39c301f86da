package io.minihost.server.ledger.proof;

import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.SealedRows;
import io.minihost.server.common.crypto.Signer;
import io.minihost.server.identity.MasterKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The head of the chain in the database. When the master key is replaced, it is signed anew. */
@Component
class Heads implements SealedRows {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final MasterKey master;
    private final Signer signer;
    private final Clock clock;

    Heads(JdbcClient jdbc, TransactionTemplate transaction, MasterKey master, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.master = master;
        this.signer = master.signer("ledger-head");
        this.clock = clock;
    }

    /** Empty when nothing was ever sealed. */
    Optional<Head> find() {
        return find("");
    }

    /** The same, for the one that makes the chain longer in this transaction. */
    Optional<Head> lock() {
        return find(" for update");
    }

    private Optional<Head> find(String lock) {
        return jdbc.sql("select * from ledger_head" + lock).query(Heads::read).optional();
    }

    private static Head read(ResultSet row, int number) throws SQLException {
        var chain = new Chain(row.getLong("count"), HexFormat.of().formatHex(row.getBytes("hash")));
        return new Head(chain, Timestamps.read(row, "at"), row.getString("key_id"), row.getString("proof"));
    }

    /** Whether this host has signed it. */
    boolean isSigned(Head head) {
        return signer.isSignature(head.proof(), text(head.chain(), head.at()));
    }

    /** Whether it was signed by the key that signs now. */
    boolean isOfThisKey(Head head) {
        return head.key().equals(master.id());
    }

    void write(Chain chain) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("insert into ledger_head (count, hash, at, key_id, proof) values (?, ?, ?, ?, ?)"
                        + " on conflict (only_one) do update set count = excluded.count, hash = excluded.hash,"
                        + " at = excluded.at, key_id = excluded.key_id, proof = excluded.proof")
                .params(
                        chain.count(),
                        HexFormat.of().parseHex(chain.hash()),
                        Timestamps.of(at),
                        master.id(),
                        signer.sign(text(chain, at)))
                .update();
    }

    private static String text(Chain chain, Instant at) {
        return chain.count() + "\n" + chain.hash() + "\n" + ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    @Override
    public String table() {
        return "ledger_head";
    }

    @Override
    public int reseal(int max) {
        Integer done = transaction.execute(status -> {
            // One that is not ours is left for verify to find.
            var head = lock().filter(found -> !isOfThisKey(found) && isSigned(found));
            head.map(Head::chain).ifPresent(this::write);
            return head.isPresent() ? 1 : 0;
        });
        return done == null ? 0 : done;
    }

    @Override
    public int left() {
        return find().filter(head -> !isOfThisKey(head)).isPresent() ? 1 : 0;
    }
}
