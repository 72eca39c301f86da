package io.minihost.server.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ledger.Account;
import io.minihost.server.ledger.AccountKind;
import io.minihost.server.ledger.Batch;
import io.minihost.server.ledger.KeyUsed;
import io.minihost.server.ledger.NotEnough;
import io.minihost.server.ledger.Step;
import io.minihost.server.ledger.TestLedger;
import io.minihost.server.ledger.Unfit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever is done, by however many at once, the ledger is in order. */
class LedgerPropertyTests {

    private static final int WAIT_S = 60;

    /** One database for all tries, each with accounts of its own. */
    private static final ProvedLedger LEDGER = new ProvedLedger();

    private final TestLedger it = LEDGER.it;

    @Provide
    Arbitrary<List<LedgerModel.Move>> moves() {
        return Combinators.combine(
                        Arbitraries.of(LedgerModel.Kind.class),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.longs().between(1, 60))
                .as(LedgerModel.Move::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 30)
    void doesWhatTheModelDoes(@ForAll("moves") List<LedgerModel.Move> moves) {
        var model = new LedgerModel(UUID.randomUUID().toString().substring(0, 8), it.now());
        for (var move : moves) {
            if (move.kind() == LedgerModel.Kind.WAIT) {
                it.pass(WAIT_S);
                it.endOverdueHolds();
                model.waitUntil(it.now());
                continue;
            }
            var batch = model.batch(move);
            batch.ifPresent(wanted -> model.expect(wanted, outcome(wanted)));
            assertThat(model.accounts().stream().map(it.ledger::balance))
                    .as(move.toString())
                    .isEqualTo(model.accounts().stream().map(model::balance).toList());
        }
        LEDGER.seal();
        LEDGER.writeBooks();
        assertThat(LEDGER.verify().faults()).isEmpty();
    }

    /** What the ledger said: ids, or the refusal. */
    private Object outcome(Batch batch) {
        try {
            return it.post(batch).transfers();
        } catch (NotEnough | KeyUsed | Unfit e) {
            return e.getClass();
        }
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void staysInOrderWhileManyMoveMoney(@ForAll Random random) throws Exception {
        var crowd = new Crowd(UUID.randomUUID().toString().substring(0, 8));
        var goesOn = new AtomicBoolean(true);
        var work = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sealer = threads.submit(() -> {
                while (goesOn.get()) {
                    LEDGER.seal();
                    it.endOverdueHolds();
                }
            });
            for (var number = 0; number < 8; number++) {
                var seed = random.nextLong();
                work.add(threads.submit(() -> crowd.act(new Random(seed))));
            }
            for (var one : work) {
                finish(one::get);
            }
            goesOn.set(false);
            finish(sealer::get);
        }
        LEDGER.writeBooks();
        assertThat(LEDGER.verify().faults()).isEmpty();
        LEDGER.seal();
        var verdict = LEDGER.verify();
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.unsealed()).isZero();
        crowd.accounts.subList(0, 4).forEach(account -> {
            var balance = it.ledger.balance(account);
            assertThat(balance.held()).isBetween(0L, balance.posted());
        });
    }

    private static void finish(Callable<?> one) throws Exception {
        try {
            one.call();
        } catch (ExecutionException e) {
            throw new AssertionError("neither done nor refused", e.getCause());
        }
    }

    /** People who pay each other, hold, capture, take back and repeat themselves, in batches whose accounts come in any order. */
    private final class Crowd {

        private final List<Account> accounts;
        private final List<UUID> transfers = new CopyOnWriteArrayList<>();
        private final List<Batch> done = new CopyOnWriteArrayList<>();

        Crowd(String name) {
            accounts = List.of(
                    Account.of(AccountKind.WALLET, name + "-li"),
                    Account.of(AccountKind.WALLET, name + "-wang"),
                    Account.of(AccountKind.MERCHANT, name + "-shop"),
                    Account.of(AccountKind.MERCHANT, name + "-bike"),
                    Account.of(AccountKind.PLATFORM_FEE));
            accounts.subList(0, 4).forEach(account -> transfers.add(it.fund(account, 200)));
        }

        private void act(Random random) {
            for (var number = 0; number < 40; number++) {
                var batch = random.nextInt(5) == 0 && !done.isEmpty()
                        ? done.get(random.nextInt(done.size()))
                        : new Batch("crowd:" + UUID.randomUUID(), steps(random));
                try {
                    transfers.addAll(it.post(batch).transfers());
                    done.add(batch);
                } catch (NotEnough | Unfit e) {
                    done.add(batch);
                }
            }
        }

        private List<Step> steps(Random random) {
            var steps = new ArrayList<Step>();
            for (var count = random.nextInt(3); count >= 0; count--) {
                steps.add(step(random));
            }
            return steps;
        }

        private Step step(Random random) {
            var from = accounts.get(random.nextInt(accounts.size()));
            var to = accounts.get(random.nextInt(accounts.size()));
            var amount = 1L + random.nextInt(80);
            var earlier = transfers.get(random.nextInt(transfers.size()));
            return switch (from.equals(to) ? 3 + random.nextInt(3) : random.nextInt(6)) {
                case 0, 1 -> new Step.Transfer("pay", "o", from, to, amount);
                case 2 ->
                    new Step.Hold("deposit", "d", from, to, amount, it.now().plusSeconds(random.nextInt(3)));
                case 3 -> new Step.Capture("deposit", "d", earlier, amount);
                case 4 -> new Step.Release("deposit", "d", earlier);
                default -> new Step.Reversal("correction", "c", earlier);
            };
        }
    }
}
