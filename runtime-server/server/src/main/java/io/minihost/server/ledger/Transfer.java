package io.minihost.server.ledger;

import io.minihost.server.common.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger, which never changes.
 *
 * @param key the idempotency key of its batch
 * @param place within the batch, from 0
 * @param inputHash of the batch, as hex digits
 */
public record Transfer(
        UUID id,
        String key,
        int place,
        String inputHash,
        Phase phase,
        String kind,
        String reference,
        Account debit,
        Account credit,
        long amount,
        @Nullable UUID pendingId,
        @Nullable UUID reverses,
        @Nullable Instant expiresAt,
        Instant at) {

    /** What a row is read from; {@code t} is the transfer. */
    public static final String COLUMNS = "t.*, debtor.kind as debit_kind, debtor.owner as debit_owner,"
            + " creditor.kind as credit_kind, creditor.owner as credit_owner";

    public static final String FROM = "ledger_transfer t join ledger_account debtor on debtor.id = t.debit"
            + " join ledger_account creditor on creditor.id = t.credit";

    /** What the key is for that proves a row to be this host's. */
    public static final String PROOF = "ledger-transfer";

    /** Reads a row with the {@link #COLUMNS}. */
    public static Transfer read(ResultSet row, int number) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        return new Transfer(
                row.getObject("id", UUID.class),
                row.getString("idempotency_key"),
                row.getInt("place"),
                HexFormat.of().formatHex(row.getBytes("input_hash")),
                Phase.valueOf(row.getString("phase")),
                row.getString("kind"),
                row.getString("reference"),
                account(row, "debit", currency),
                account(row, "credit", currency),
                row.getLong("amount"),
                row.getObject("pending_id", UUID.class),
                row.getObject("reverses", UUID.class),
                Timestamps.readIfThere(row, "expires_at"),
                Timestamps.read(row, "at"));
    }

    private static Account account(ResultSet row, String side, Currency currency) throws SQLException {
        return new Account(
                AccountKind.valueOf(row.getString(side + "_kind")), row.getString(side + "_owner"), currency);
    }

    /** All of it as the chain has it. No part contains a line end, so that no two rows have one text. */
    public String text() {
        return String.join(
                "\n",
                id.toString(),
                key,
                String.valueOf(place),
                inputHash,
                phase.name(),
                kind,
                reference,
                debit.toString(),
                credit.toString(),
                String.valueOf(amount),
                String.valueOf(pendingId),
                String.valueOf(reverses),
                String.valueOf(micros(expiresAt)),
                String.valueOf(micros(at)));
    }

    /** As one of its two accounts has it. */
    Entry entryOf(Account account) {
        var isIn = credit.equals(account);
        var moved = phase.moves() ? amount : 0;
        return new Entry(
                id,
                phase,
                kind,
                reference,
                isIn ? moved : -moved,
                amount,
                isIn ? debit : credit,
                pendingId,
                reverses,
                at);
    }

    private static @Nullable Long micros(@Nullable Instant at) {
        return at == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
