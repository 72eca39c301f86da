package io.minihost.server.ledger.proof;

import io.minihost.server.common.crypto.Signer;
import io.minihost.server.ledger.Transfer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Walks along the chain and compares each place with the transfer, and the heads with their places. */
final class ChainCheck {

    private static final int AT_ONCE = 1000;

    private final JdbcTemplate jdbc;
    private final Faults faults;
    private final List<Head> heads;
    private final Map<Long, List<Head>> byPlace;
    private Chain chain = Chain.EMPTY;
    private long unsealed;

    /**
     * One for a chain with some heads.
     *
     * @param heads with proofs that are right
     */
    ChainCheck(JdbcTemplate jdbc, List<Head> heads, Faults faults) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(AT_ONCE);
        this.heads = heads;
        this.byPlace = heads.stream()
                .collect(Collectors.groupingBy(head -> head.chain().count()));
        this.faults = faults;
    }

    /** How many transfers it has seen that are in the chain. */
    long sealed() {
        return chain.count();
    }

    long unsealed() {
        return unsealed;
    }

    void walk() {
        jdbc.query(
                "select s.position, s.transfer, s.hash, " + Transfer.COLUMNS + " from ledger_seal s left join ("
                        + Transfer.FROM + ") on t.id = s.transfer order by s.position",
                this::step);
        heads.stream()
                .filter(head -> head.chain().count() > chain.count())
                .forEach(head -> faults.add(
                        "chain-cut",
                        String.valueOf(chain.count()),
                        "the chain ends here; at %s it had %d places"
                                .formatted(head.at(), head.chain().count())));
    }

    private void step(ResultSet row) throws SQLException {
        var position = row.getLong("position");
        var hash = HexFormat.of().formatHex(row.getBytes("hash"));
        if (position != chain.count() + 1) {
            faults.add("chain-broken", String.valueOf(position), "follows the place %d".formatted(chain.count()));
        } else if (row.getObject("id") == null) {
            faults.add("transfer-missing", row.getString("transfer"), "was sealed at the place %d".formatted(position));
        } else if (!chain.plus(Transfer.read(row, 0)).hash().equals(hash)) {
            faults.add(
                    "chain-broken",
                    row.getString("transfer"),
                    "is not what was sealed at the place %d".formatted(position));
        }
        chain = new Chain(position, hash);
        byPlace.getOrDefault(position, List.of()).stream()
                .filter(head -> !head.chain().hash().equals(hash))
                .forEach(head ->
                        faults.add("chain-replaced", String.valueOf(position), "is not the place that was signed"));
    }

    /** Those that wait for their seal were made by this host. */
    void waiting(Signer signer) {
        jdbc.query(
                "select " + Transfer.COLUMNS + ", u.proof from " + Transfer.FROM
                        + " join ledger_unsealed u on u.transfer = t.id",
                row -> {
                    unsealed++;
                    var transfer = Transfer.read(row, 0);
                    if (!signer.isSignature(row.getString("proof"), transfer.text())) {
                        faults.add("transfer-foreign", transfer.id().toString(), "was not made by this host");
                    }
                });
    }
}
