package io.minihost.server.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ledger.Account;
import io.minihost.server.ledger.AccountKind;
import io.minihost.server.ledger.Balance;
import io.minihost.server.ledger.Batch;
import io.minihost.server.ledger.KeyUsed;
import io.minihost.server.ledger.NotEnough;
import io.minihost.server.ledger.Step;
import io.minihost.server.ledger.Unfit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A ledger as simple as can be: two sums for each account, in memory, one step a batch. */
final class LedgerModel {

    private final String name;
    private final List<Account> accounts;
    private final Map<Account, Balance> balances = new HashMap<>();
    private final Map<String, Batch> batches = new HashMap<>();
    private final Map<String, Object> outcomes = new HashMap<>();
    private final Map<UUID, Done> transfers = new HashMap<>();
    private final List<UUID> order = new ArrayList<>();
    private Instant now;

    LedgerModel(String name, Instant now) {
        this.name = name;
        this.now = now;
        accounts = List.of(
                Account.of(AccountKind.WALLET, name + "-li"),
                Account.of(AccountKind.WALLET, name + "-wang"),
                Account.of(AccountKind.MERCHANT, name + "-shop"),
                Account.of(AccountKind.SUSPENSE, name));
        accounts.forEach(account -> balances.put(account, Balance.ZERO));
    }

    enum Kind {
        FUND,
        PAY,
        HOLD,
        CAPTURE,
        RELEASE,
        REVERSE,
        REPEAT,
        REUSE_KEY,
        WAIT
    }

    /** Something to do, with numbers that choose among what there is. */
    record Move(Kind kind, int one, int other, long amount) {}

    private enum State {
        MOVED,
        HELD,
        SETTLED
    }

    private record Done(Account debit, Account credit, long amount, State state, Instant until) {

        Done as(State later) {
            return new Done(debit, credit, amount, later, until);
        }
    }

    List<Account> accounts() {
        return accounts;
    }

    Balance balance(Account account) {
        return balances.getOrDefault(account, Balance.ZERO);
    }

    /** Empty when there is nothing yet that it could be about. */
    Optional<Batch> batch(Move move) {
        var key = name + ":" + outcomes.size() + ":" + move.hashCode();
        return switch (move.kind()) {
            case REPEAT -> earlier(move);
            case REUSE_KEY -> earlier(move).map(batch -> Batch.of(batch.key(), fund(move, "again")));
            case FUND -> Optional.of(Batch.of(key, fund(move, "o")));
            case CAPTURE, RELEASE, REVERSE ->
                order.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Batch.of(key, later(move, order.get(move.one() % order.size()))));
            default -> move.one() % 4 == move.other() % 4 ? Optional.empty() : Optional.of(Batch.of(key, early(move)));
        };
    }

    private Optional<Batch> earlier(Move move) {
        return batches.values().stream()
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .skip(batches.isEmpty() ? 0 : move.one() % batches.size())
                .findFirst();
    }

    private Step fund(Move move, String reference) {
        var house = Account.of(AccountKind.OPERATOR_FUNDING);
        return new Step.Transfer("fund", reference, house, accounts.get(move.one() % 4), move.amount());
    }

    private Step early(Move move) {
        var from = accounts.get(move.one() % 4);
        var to = accounts.get(move.other() % 4);
        return move.kind() == Kind.PAY
                ? new Step.Transfer("pay", "o", from, to, move.amount())
                : new Step.Hold("deposit", "d", from, to, move.amount(), now.plusSeconds(1 + move.other()));
    }

    private static Step later(Move move, UUID earlier) {
        return switch (move.kind()) {
            case CAPTURE -> new Step.Capture("deposit", "d", earlier, move.amount());
            case RELEASE -> new Step.Release("deposit", "d", earlier);
            default -> new Step.Reversal("correction", "c", earlier);
        };
    }

    /** Does it too, and compares. */
    void expect(Batch batch, Object outcome) {
        var known = batches.get(batch.key());
        if (known != null) {
            assertThat(outcome)
                    .as(batch.toString())
                    .isEqualTo(known.equals(batch) ? outcomes.get(batch.key()) : KeyUsed.class);
            return;
        }
        var refusal = refusal(batch.steps().getFirst());
        if (refusal.isPresent()) {
            assertThat(outcome).as(batch.toString()).isEqualTo(refusal.get());
            return;
        }
        assertThat(outcome).as(batch.toString()).isInstanceOf(List.class);
        batches.put(batch.key(), batch);
        outcomes.put(batch.key(), outcome);
        apply(batch.steps().getFirst(), (UUID) ((List<?>) outcome).getFirst());
    }

    private Optional<Class<?>> refusal(Step step) {
        return switch (step) {
            case Step.Transfer it -> shortOf(it.debit(), it.amount());
            case Step.Hold it -> shortOf(it.debit(), it.amount());
            case Step.Capture it -> {
                var hold = done(it.hold());
                yield unless(hold.state() == State.HELD && it.amount() <= hold.amount() && now.isBefore(hold.until()));
            }
            case Step.Release it -> unless(done(it.hold()).state() == State.HELD);
            case Step.Reversal it -> {
                var taken = done(it.transfer());
                yield taken.state() == State.MOVED ? shortOf(taken.credit(), taken.amount()) : Optional.of(Unfit.class);
            }
            case Step.TimeOut it -> Optional.of(Unfit.class);
        };
    }

    private Optional<Class<?>> shortOf(Account account, long amount) {
        var isShort = balances.containsKey(account) && balance(account).available() < amount;
        return isShort ? Optional.of(NotEnough.class) : Optional.empty();
    }

    private static Optional<Class<?>> unless(boolean holds) {
        return holds ? Optional.empty() : Optional.of(Unfit.class);
    }

    private void apply(Step step, UUID id) {
        order.add(id);
        switch (step) {
            case Step.Transfer it -> move(id, it.debit(), it.credit(), it.amount());
            case Step.Hold it -> {
                change(it.debit(), 0, it.amount());
                transfers.put(id, new Done(it.debit(), it.credit(), it.amount(), State.HELD, it.expiresAt()));
            }
            case Step.Capture it -> {
                var hold = settle(it.hold());
                change(hold.debit(), 0, -hold.amount());
                move(id, hold.debit(), hold.credit(), it.amount());
            }
            case Step.Release it -> free(id, settle(it.hold()));
            case Step.Reversal it -> {
                var taken = settle(it.transfer());
                move(id, /* debit= */ taken.credit(), /* credit= */ taken.debit(), taken.amount());
                // What takes back is not taken back.
                settle(id);
            }
            case Step.TimeOut it -> free(id, settle(it.hold()));
        }
    }

    private Done done(UUID id) {
        return Objects.requireNonNull(transfers.get(id));
    }

    private Done settle(UUID id) {
        var before = done(id);
        transfers.put(id, before.as(State.SETTLED));
        return before;
    }

    private void free(UUID id, Done hold) {
        change(hold.debit(), 0, -hold.amount());
        transfers.put(id, hold.as(State.SETTLED));
    }

    private void move(UUID id, Account debit, Account credit, long amount) {
        change(debit, -amount, 0);
        change(credit, amount, 0);
        transfers.put(id, new Done(debit, credit, amount, State.MOVED, Instant.MAX));
    }

    private void change(Account account, long posted, long held) {
        balances.computeIfPresent(
                account, (same, before) -> new Balance(before.posted() + posted, before.held() + held));
    }

    /** Holds whose time is over are free. */
    void waitUntil(Instant later) {
        now = later;
        List.copyOf(transfers.keySet()).forEach(id -> {
            var hold = done(id);
            if (hold.state() == State.HELD && !now.isBefore(hold.until())) {
                settle(id);
                change(hold.debit(), 0, -hold.amount());
            }
        });
    }
}
