package io.minihost.server.ledger;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Does batches. What a batch locks it locks in one order, so that no two wait for each other: the accounts that it opens, those that
 * keep sums by their ids, its rows.
 */
@Component
class Posting {

    private final OpenAccounts accounts;
    private final Transfers transfers;
    private final OpenHolds holds;
    private final NewRows rows;
    private final Clock clock;

    Posting(OpenAccounts accounts, Transfers transfers, OpenHolds holds, NewRows rows, Clock clock) {
        this.accounts = accounts;
        this.transfers = transfers;
        this.holds = holds;
        this.rows = rows;
        this.clock = clock;
    }

    Posted post(Batch batch) {
        try {
            return fresh(batch)
                    .or(() -> earlier(batch))
                    .orElseThrow(() -> new Unfit(batch.key() + " ends what has ended meanwhile"));
        } catch (NotEnough | Unfit e) {
            // It may be this very batch that has brought that about.
            return earlier(batch).orElseThrow(() -> e);
        }
    }

    /** Empty when rows could not be added, because a key of theirs was used before. */
    private Optional<Posted> fresh(Batch batch) {
        var named = Plan.named(batch);
        var plan = new Plan(batch, transfers.byId(named), clock.instant());
        var ids = accounts.open(plan.accounts());
        var balances = accounts.lock(plan.changes().keySet().stream()
                .map(account -> id(ids, account))
                .toList());
        if (!transfers.settled(named).isEmpty()) {
            throw new Unfit(batch.key() + " ends what has ended before");
        }
        plan.changes().forEach((account, change) -> check(account, change, balances.get(id(ids, account))));
        if (!rows.write(plan, ids)) {
            return Optional.empty();
        }
        holds.note(plan.rows());
        return Optional.of(posted(plan.rows(), false));
    }

    private static long id(Map<Account, Long> ids, Account account) {
        return Objects.requireNonNull(ids.get(account));
    }

    private static void check(Account account, Plan.Change change, @Nullable Balance balance) {
        var before = Objects.requireNonNull(balance);
        try {
            var posted = Math.addExact(before.posted(), change.posted());
            var available = Math.subtractExact(posted, Math.addExact(before.held(), change.held()));
            if (available < 0) {
                throw new NotEnough(account, -available);
            }
        } catch (ArithmeticException e) {
            throw new Unfit("%s would have more than a number can say".formatted(account));
        }
    }

    /** What was done when this batch was posted before; empty when it was not. */
    Optional<Posted> earlier(Batch batch) {
        var rows = transfers.ofBatch(batch.key());
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        if (!rows.getFirst().inputHash().equals(Plan.hash(batch))) {
            throw new KeyUsed(batch.key());
        }
        return Optional.of(posted(rows, true));
    }

    Optional<Posted> find(String key) {
        return Optional.of(transfers.ofBatch(key))
                .filter(rows -> !rows.isEmpty())
                .map(rows -> posted(rows, true));
    }

    private static Posted posted(List<Transfer> rows, boolean isRepeated) {
        return new Posted(
                rows.stream().map(Transfer::id).toList(), rows.getFirst().at(), isRepeated);
    }
}
