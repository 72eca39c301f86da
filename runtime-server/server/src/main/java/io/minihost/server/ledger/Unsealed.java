package io.minihost.server.ledger;

import io.minihost.server.common.crypto.Signer;
import io.minihost.server.identity.MasterKey;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Transfers that wait for their seal. Each has a proof by a key that is not in the database: what somebody else puts into the tables
 * is never sealed.
 */
@Repository
class Unsealed {

    private final JdbcTemplate batches;
    private final Signer signer;

    Unsealed(JdbcTemplate batches, MasterKey master) {
        this.batches = batches;
        this.signer = master.signer(Transfer.PROOF);
    }

    void add(List<Transfer> rows) {
        batches.batchUpdate(
                "insert into ledger_unsealed (transfer, proof) values (?, ?)",
                rows.stream()
                        .map(row -> new Object[] {row.id(), signer.sign(row.text())})
                        .toList());
    }
}
