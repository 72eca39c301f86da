package io.minihost.server.ledger;

import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.Signer;
import io.minihost.server.identity.MasterKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes what a plan comes to: rows, sums, and that the rows wait for their seal, each with a proof by a key that is not in the
 * database. It is one statement, because others wait for the same accounts meanwhile.
 */
@Repository
class NewRows {

    private static final String WRITE = """
            with added as (
                insert into ledger_transfer (id, idempotency_key, place, input_hash, phase, kind, reference, debit, credit,
                    currency, amount, pending_id, reverses, expires_at, at)
                select id, :key, place, :hash, phase, kind, reference, debit, credit,
                    currency, amount, pending_id, reverses, expires_at::timestamptz, :at
                from unnest(:ids, :places, :phases, :kinds, :references, :debits, :credits, :currencies, :amounts,
                    :pending, :reversed, :expiries) as row (id, place, phase, kind, reference, debit, credit, currency,
                    amount, pending_id, reverses, expires_at)
                order by concat(pending_id, reverses), place
                on conflict do nothing
                returning id
            ), waiting as (
                insert into ledger_unsealed (transfer, proof)
                select id, proof from added join unnest(:ids, :proofs) as row (id, proof) using (id)
            ), changed as (
                update ledger_account a set posted = a.posted + c.posted, held = a.held + c.held
                from unnest(:accounts, :posted, :held) as c (id, posted, held)
                where a.id = c.id and (select count(*) from added) = :count
            )
            select count(*) = :count from added""";

    private final JdbcClient jdbc;
    private final Signer signer;

    NewRows(JdbcClient jdbc, MasterKey master) {
        this.jdbc = jdbc;
        this.signer = master.signer(Transfer.PROOF);
    }

    /**
     * Writes it, in an order in which two batches that end the same holds meet at the first of them.
     *
     * @param ids of all accounts, of which those that change are locked
     * @return whether all rows were added; otherwise a key, a hold or a transfer of theirs was used before, and no sum has changed
     */
    boolean write(Plan plan, Map<Account, Long> ids) {
        var rows = plan.rows();
        var first = rows.getFirst();
        var changes = List.copyOf(plan.changes().entrySet());
        return jdbc.sql(WRITE)
                .param("key", first.key())
                .param("hash", HexFormat.of().parseHex(first.inputHash()))
                .param("at", Timestamps.of(first.at()))
                .param("count", rows.size())
                .param("ids", uuids(rows, Transfer::id))
                .param("places", rows.stream().map(Transfer::place).toArray(Integer[]::new))
                .param("phases", texts(rows, row -> row.phase().name()))
                .param("kinds", texts(rows, Transfer::kind))
                .param("references", texts(rows, Transfer::reference))
                .param("debits", numbers(rows, row -> id(ids, row.debit())))
                .param("credits", numbers(rows, row -> id(ids, row.credit())))
                .param("currencies", texts(rows, row -> row.debit().currency().getCurrencyCode()))
                .param("amounts", numbers(rows, Transfer::amount))
                .param("pending", uuids(rows, Transfer::pendingId))
                .param("reversed", uuids(rows, Transfer::reverses))
                .param("expiries", texts(rows, row -> row.expiresAt() == null ? null : String.valueOf(row.expiresAt())))
                .param("proofs", texts(rows, row -> signer.sign(row.text())))
                .param("accounts", numbers(changes, change -> id(ids, change.getKey())))
                .param("posted", numbers(changes, change -> change.getValue().posted()))
                .param("held", numbers(changes, change -> change.getValue().held()))
                .query(Boolean.class)
                .single();
    }

    private static long id(Map<Account, Long> ids, Account account) {
        return Objects.requireNonNull(ids.get(account));
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    private static <T> Long[] numbers(List<T> rows, Function<T, Long> part) {
        return rows.stream().map(part).toArray(Long[]::new);
    }

    private static @Nullable UUID[] uuids(List<Transfer> rows, Function<Transfer, @Nullable UUID> part) {
        return rows.stream().map(part).toArray(UUID[]::new);
    }
}
