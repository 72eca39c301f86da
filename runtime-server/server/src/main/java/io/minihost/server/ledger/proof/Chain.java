package io.minihost.server.ledger.proof;

import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.ledger.Transfer;
import java.util.HexFormat;

/**
 * How long the chain is, and its last hash.
 *
 * @param hash SHA-256 as hex digits
 */
record Chain(long count, String hash) {

    static final Chain EMPTY = new Chain(0, "0".repeat(64));

    /** The chain with one transfer more. */
    Chain plus(Transfer transfer) {
        var sum = Sha256.of(hash + "\n" + transfer.text());
        return new Chain(count + 1, HexFormat.of().formatHex(sum));
    }
}
