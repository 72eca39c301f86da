package io.minihost.server.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.identity.MasterKeys;
import io.minihost.server.ledger.Account;
import io.minihost.server.ledger.AccountKind;
import io.minihost.server.ledger.Batch;
import io.minihost.server.ledger.Step;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever has the database and not the master key changes nothing unseen. */
class VerificationTests {

    private static final Account LI = Account.of(AccountKind.WALLET, "li");
    private static final Account WANG = Account.of(AccountKind.WALLET, "wang");
    private static final Account SHOP = Account.of(AccountKind.MERCHANT, "1900000001");
    private static final Account FEE = Account.of(AccountKind.PLATFORM_FEE);

    private final ProvedLedger it = new ProvedLedger();

    /** Eleven transfers. */
    @BeforeEach
    void somePayments() {
        it.it.fund(LI, 1000);
        it.it.fund(WANG, 1000);
        pay(LI, 100);
        pay(LI, 200);
        pay(WANG, 300);
        var hold = it.it.post(
                "hold:1",
                new Step.Hold("deposit", "d", LI, SHOP, 50, it.it.now().plusSeconds(60)));
        it.it.post(
                "capture:1", new Step.Capture("deposit", "d", hold.transfers().getFirst(), 20));
        // The last by its id too.
        it.it.pass(1);
        it.it.post(
                "hold:2",
                new Step.Hold("deposit", "d", WANG, SHOP, 70, it.it.now().plusSeconds(60)));
        it.seal();
        it.writeBooks();
        assertThat(it.verify()).isEqualTo(new Verdict(true, 11, 0, List.of()));
    }

    @AfterEach
    void close() {
        it.close();
    }

    private void pay(Account from, long amount) {
        it.it.post(
                "pay:" + UUID.randomUUID(),
                new Step.Transfer("pay", "o", from, SHOP, amount),
                new Step.Transfer("fee", "o", SHOP, FEE, 1));
    }

    @Test
    void seesAChangedAmount() {
        it.tamper("update ledger_transfer set amount = 10 where amount = 100");
        assertThat(it.faults()).contains("chain-broken", "balance-wrong", "transfer-lacking");
        // Even when all sums are made to fit.
        it.tamper(
                "update ledger_account set posted = posted + 90 where owner = 'li'",
                "update ledger_account set posted = posted - 90 where kind = 'MERCHANT'",
                "update expected set amount = 10 where amount = 100");
        assertThat(it.faults()).containsExactly("chain-broken");
    }

    @Test
    void seesADeletedRow() {
        it.tamper("delete from ledger_transfer where amount = 200");
        assertThat(it.faults()).contains("transfer-missing", "balance-wrong", "batch-torn", "transfer-lacking");
    }

    @Test
    void seesSwappedRows() {
        it.tamper("update ledger_transfer set amount = 300 - amount where amount in (100, 200)");
        assertThat(it.faults()).contains("chain-broken").doesNotContain("balance-wrong", "sum-not-zero");
    }

    @Test
    void seesSwappedSeals() {
        it.tamper(
                "update ledger_seal set position = -position where position in (3, 4)",
                "update ledger_seal set position = 7 + position where position < 0");
        assertThat(it.faults()).containsExactly("chain-broken");
    }

    @Test
    void seesAChangedBalance() {
        it.tamper("update ledger_account set posted = posted + 1 where owner = 'li'");
        var fault = it.verify().faults().getFirst();
        assertThat(fault.what()).isEqualTo("balance-wrong");
        assertThat(fault.where()).isEqualTo("WALLET:li:CNY");
        assertThat(fault.detail()).contains("has 681").contains("come to 680");
        assertThat(it.faults()).containsExactlyInAnyOrder("balance-wrong", "sum-not-zero");
    }

    @Test
    void seesAChangedSumOfTheHouse() {
        it.tamper("update ledger_rollup set posted = posted + 1");
        assertThat(it.faults()).containsExactlyInAnyOrder("rollup-wrong", "sum-not-zero");
    }

    @Test
    void seesAnAccountThatIsSomebodyElses() {
        it.tamper(
                "update ledger_account set owner = 'x' where owner = 'li'",
                "update ledger_account set owner = 'li' where owner = 'wang'",
                "update ledger_account set owner = 'wang' where owner = 'x'");
        assertThat(it.faults()).contains("chain-broken", "transfer-surplus");
    }

    @Test
    void seesATailThatIsCutOff() {
        it.tamper(
                "delete from ledger_open_hold",
                "update ledger_account set held = 0 where owner = 'wang'",
                "delete from expected where key = 'hold:2'",
                "delete from ledger_transfer where idempotency_key = 'hold:2'",
                "delete from ledger_seal where position = 11");
        assertThat(it.faults()).containsExactly("chain-cut");
    }

    @Test
    void seesHeadsThatAreReplaced() {
        it.tamper("update ledger_head set count = 10, hash = (select hash from ledger_seal where position = 10)");
        assertThat(it.faults()).containsExactly("head-foreign");
        it.tamper("delete from ledger_head");
        assertThat(it.faults()).containsExactly("head-missing");
        // What it cannot trust the sealer does not sign.
        pay(LI, 1);
        it.seal();
        it.writeBooks();
        assertThat(it.faults()).containsExactly("head-missing");
        assertThat(it.verify().unsealed()).isEqualTo(2);
    }

    @Test
    void seesADatabaseThatIsBroughtBackToAnEarlierDay() {
        it.tamper("create table yesterday as select * from ledger_head");
        pay(LI, 1);
        it.seal();
        it.file.write();
        it.file.write();
        assertThat(it.file.read()).hasSize(1);
        assertThat(it.faults()).containsExactly("transfer-surplus");
        it.tamper(
                "delete from ledger_seal where position > 11",
                "delete from ledger_transfer where id not in (select transfer from ledger_seal)",
                "update ledger_account set posted = posted + 1 where owner = 'li'",
                "update ledger_rollup set posted = posted - 1 where account = (select id from ledger_account"
                        + " where kind = 'PLATFORM_FEE')",
                "delete from ledger_head",
                "insert into ledger_head select * from yesterday");
        assertThat(it.faults()).containsExactly("chain-cut");
    }

    @Test
    void seesARowThatSomebodyElseHasAdded() {
        it.tamper(
                "insert into ledger_transfer select gen_random_uuid(), 'forged', 0, input_hash, phase, 'fund', '', debit,"
                        + " credit, currency, 5, null, null, null, at from ledger_transfer where amount = 1000"
                        + " and credit = (select id from ledger_account where owner = 'li')",
                "update ledger_account set posted = posted + 5 where owner = 'li'");
        it.writeBooks();
        assertThat(it.faults()).contains("not-sealed");
        it.tamper("insert into ledger_unsealed select id, 'made up' from ledger_transfer"
                + " where idempotency_key = 'forged'");
        it.seal();
        assertThat(it.faults()).containsExactly("transfer-foreign");
        // What is ours is sealed beside it.
        pay(LI, 1);
        it.seal();
        assertThat(it.verify().unsealed()).isOne();
    }

    @Test
    void seesHoldsThatEndAgainstTheRules() {
        it.tamper("update ledger_transfer set amount = 51 where phase = 'CAPTURE'");
        assertThat(it.faults()).contains("state-illegal", "chain-broken");
        it.tamper("delete from ledger_open_hold");
        assertThat(it.faults()).contains("hold-lost");
    }

    @Test
    void seesTablesWithoutTheirGuards() {
        it.it.batches.execute("alter table ledger_transfer disable trigger ledger_transfer_only_grows");
        assertThat(it.faults()).containsExactly("guard-missing");
    }

    @Test
    void seesWhatTheBooksDoNotHave() {
        it.tamper("delete from expected where key = 'hold:2'");
        assertThat(it.faults()).containsExactly("transfer-surplus");
        it.tamper("insert into expected values ('pay:9', 'DIRECT', 'pay', 'o', 'WALLET:li:CNY', 'MERCHANT:1:CNY', 5)");
        assertThat(it.faults()).containsExactlyInAnyOrder("transfer-surplus", "transfer-lacking");
        it.it.post("gift:1", new Step.Transfer("gift", "g", LI, WANG, 1));
        assertThat(it.faults()).contains("kind-unknown");
    }

    @Test
    void takesNoOpenTransactionForALoss() throws Exception {
        var posted = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var thread = Executors.newSingleThreadExecutor()) {
            var slow = thread.submit(() -> it.it.transaction.executeWithoutResult(status -> {
                it.it.ledger.post(Batch.of("pay:slow", new Step.Transfer("pay", "o", LI, FEE, 7)));
                posted.countDown();
                await(mayEnd);
            }));
            posted.await();
            // Later by its id, and sealed before.
            it.it.fund(WANG, 5);
            it.seal();
            it.writeBooks();
            assertThat(it.verify()).isEqualTo(new Verdict(true, 12, 0, List.of()));
            mayEnd.countDown();
            slow.get();
        }
        it.writeBooks();
        assertThat(it.verify()).isEqualTo(new Verdict(true, 13, 1, List.of()));
        it.seal();
        assertThat(it.verify()).isEqualTo(new Verdict(true, 13, 0, List.of()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void isSealedOnceByManySealers() {
        try (var threads = Executors.newFixedThreadPool(6)) {
            IntStream.range(0, 40).forEach(number -> threads.execute(() -> pay(number % 2 == 0 ? LI : WANG, 1)));
            IntStream.range(0, 12).forEach(number -> threads.execute(it::seal));
        }
        it.seal();
        it.writeBooks();
        assertThat(it.verify()).isEqualTo(new Verdict(true, 91, 0, List.of()));
        assertThat(it.it.ledger.balance(FEE).posted()).isEqualTo(43);
    }

    @Test
    void isSignedAnewWithANewMasterKey() {
        var both = MasterKeys.of("a new master key of the tests", "a master key of the tests of the ledger");
        var heads = it.heads(both);
        assertThat(heads.left()).isOne();
        assertThat(heads.reseal(10)).isOne();
        assertThat(heads.left()).isZero();
        assertThat(it.verify(MasterKeys.of("a new master key of the tests")).faults())
                .isEmpty();
        assertThat(it.faults()).containsExactly("head-foreign");
    }
}
