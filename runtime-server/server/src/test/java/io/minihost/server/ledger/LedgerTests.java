package io.minihost.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.server.common.web.PageQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;

/** What can be done with money, and what cannot. */
class LedgerTests {

    private static final Account LI = Account.of(AccountKind.WALLET, "li");
    private static final Account SHOP = Account.of(AccountKind.MERCHANT, "1900000001");
    private static final Account FEE = Account.of(AccountKind.PLATFORM_FEE);

    private final TestLedger it = new TestLedger();

    @AfterEach
    void close() {
        it.close();
    }

    private long posted(Account account) {
        return it.ledger.balance(account).posted();
    }

    private static Step pay(long amount) {
        return new Step.Transfer("pay", "order-1", LI, SHOP, amount);
    }

    private UUID hold(long amount) {
        return it.post(
                        "hold:" + UUID.randomUUID(),
                        new Step.Hold(
                                "deposit", "d-1", LI, SHOP, amount, it.now().plusSeconds(60)))
                .transfers()
                .getFirst();
    }

    @Test
    void movesMoneyWithItsFee() {
        it.fund(LI, 1000);
        it.post("pay:1", pay(600), new Step.Transfer("fee", "order-1", SHOP, FEE, 4));
        assertThat(posted(LI)).isEqualTo(400);
        assertThat(posted(SHOP)).isEqualTo(596);
        assertThat(posted(FEE)).isEqualTo(4);
        assertThat(posted(Account.of(AccountKind.OPERATOR_FUNDING))).isEqualTo(-1000);
    }

    @Test
    void givesTheFirstResultAgain() {
        it.fund(LI, 1000);
        var first = it.post("pay:1", pay(1000));
        var again = it.post("pay:1", pay(1000));
        assertThat(again.transfers()).isEqualTo(first.transfers());
        assertThat(again.at()).isEqualTo(first.at());
        assertThat(again.isRepeated()).isTrue();
        assertThatThrownBy(() -> it.post("pay:1", pay(999))).isInstanceOf(KeyUsed.class);
        assertThatThrownBy(() -> it.post("pay:1", pay(1000), pay(1))).isInstanceOf(KeyUsed.class);
        assertThat(posted(SHOP)).isEqualTo(1000);
    }

    @Test
    void refusesWhatIsNotThereAndLetsTheTransactionGoOn() {
        it.fund(LI, 100);
        it.transaction.executeWithoutResult(status -> {
            assertThatThrownBy(() -> it.ledger.post(Batch.of("pay:1", pay(101))))
                    .isInstanceOfSatisfying(NotEnough.class, refusal -> {
                        assertThat(refusal.account()).isEqualTo(LI);
                        assertThat(refusal.missing()).isEqualTo(1);
                    });
            assertThat(it.jdbc.sql("select 1").query(Integer.class).single()).isEqualTo(1);
        });
        assertThat(posted(LI)).isEqualTo(100);
        assertThat(it.ledger.find("pay:1")).isEmpty();
    }

    @Test
    void postsOneBatchATransaction() {
        it.fund(LI, 100);
        assertThatThrownBy(() -> it.transaction.executeWithoutResult(status -> {
                    it.ledger.post(Batch.of("pay:1", pay(1)));
                    it.ledger.post(Batch.of("pay:2", pay(1)));
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(posted(LI)).isEqualTo(100);
    }

    @Test
    void capturesAPartOfAHoldAndFreesTheRest() {
        it.fund(LI, 100);
        var hold = hold(80);
        assertThat(it.ledger.balance(LI)).isEqualTo(new Balance(100, 80));
        assertThatThrownBy(() -> it.post("pay:1", pay(21))).isInstanceOf(NotEnough.class);
        assertThatThrownBy(() -> it.post("c:0", new Step.Capture("deposit", "d-1", hold, 81)))
                .isInstanceOf(Unfit.class);
        it.post("c:1", new Step.Capture("deposit", "d-1", hold, 30));
        assertThat(it.ledger.balance(LI)).isEqualTo(new Balance(70, 0));
        assertThat(posted(SHOP)).isEqualTo(30);
        assertThat(it.ledger.hold(hold)).contains(HoldState.CAPTURED);
        // The same once more is the same; another end is none.
        assertThat(it.post("c:1", new Step.Capture("deposit", "d-1", hold, 30)).isRepeated())
                .isTrue();
        assertThatThrownBy(() -> it.post("c:2", new Step.Release("deposit", "d-1", hold)))
                .isInstanceOf(Unfit.class);
    }

    @Test
    void freesAHoldWhoseTimeIsOver() {
        it.fund(LI, 100);
        var hold = hold(80);
        it.endOverdueHolds();
        assertThat(it.ledger.hold(hold)).contains(HoldState.OPEN);
        it.pass(61);
        assertThatThrownBy(() -> it.post("c:1", new Step.Capture("deposit", "d-1", hold, 30)))
                .isInstanceOf(Unfit.class);
        it.endOverdueHolds();
        it.endOverdueHolds();
        assertThat(it.ledger.hold(hold)).contains(HoldState.TIMED_OUT);
        assertThat(it.ledger.balance(LI)).isEqualTo(new Balance(100, 0));
    }

    @Test
    void takesATransferBackOnce() {
        it.fund(LI, 100);
        var paid = it.post("pay:1", pay(100)).transfers().getFirst();
        var back = it.post("back:1", new Step.Reversal("correction", "c-1", paid))
                .transfers()
                .getFirst();
        assertThat(posted(LI)).isEqualTo(100);
        assertThatThrownBy(() -> it.post("back:2", new Step.Reversal("correction", "c-1", paid)))
                .isInstanceOf(Unfit.class);
        assertThatThrownBy(() -> it.post("back:3", new Step.Reversal("correction", "c-1", back)))
                .isInstanceOf(Unfit.class);
        assertThatThrownBy(() -> it.post("back:4", new Step.Reversal("correction", "c-1", hold(5))))
                .isInstanceOf(Unfit.class);
    }

    @Test
    void refusesNumbersThatAreTooBig() {
        assertThatThrownBy(() -> pay(Step.AMOUNT_MAX + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pay(0)).isInstanceOf(IllegalArgumentException.class);
        it.fund(LI, 5);
        it.jdbc
                .sql("update ledger_account set posted = ? where kind = 'WALLET'")
                .param(Long.MAX_VALUE - 1)
                .update();
        assertThatThrownBy(() -> it.fund(LI, 2)).isInstanceOf(Unfit.class);
    }

    @Test
    void isKeptByTheDatabaseWhateverTheCodeDoes() {
        it.fund(LI, 100);
        hold(80);
        for (var sql : List.of(
                "update ledger_transfer set amount = 1",
                "delete from ledger_transfer",
                "truncate ledger_transfer cascade",
                "set session_replication_role = replica; delete from ledger_transfer",
                "delete from ledger_account",
                "update ledger_account set owner = 'wang'")) {
            assertThatThrownBy(() -> it.jdbc.sql(sql).update())
                    .as(sql)
                    .isInstanceOfAny(DataIntegrityViolationException.class, UncategorizedSQLException.class)
                    .hasMessageContaining("the ledger only grows");
        }
        assertThatThrownBy(() -> it.jdbc
                        .sql("update ledger_account set posted = 79 where kind = 'WALLET'")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("never_negative");
    }

    @Test
    void tellsAnAccountsTransfersPageByPage() {
        it.fund(LI, 100);
        for (var number = 0; number < 5; number++) {
            it.pass(1);
            it.post("pay:" + number, pay(10 + number));
        }
        var first = it.ledger.entries(LI, new PageQuery(null, 3));
        assertThat(first.items()).extracting(Entry::change).containsExactly(-14L, -13L, -12L);
        assertThat(first.items().getFirst().other()).isEqualTo(SHOP);
        var second = it.ledger.entries(LI, new PageQuery(first.next(), 3));
        assertThat(second.items()).extracting(Entry::change).containsExactly(-11L, -10L, 100L);
        assertThat(second.next()).isNull();
        assertThat(it.ledger.entries(SHOP, new PageQuery(null, 1)).items())
                .extracting(Entry::change)
                .containsExactly(14L);
    }

    @Test
    void letsOneOfTwoSpendTheSameMoney() throws Exception {
        it.fund(LI, 100);
        var payers = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var number = 0; number < 24; number++) {
                var key = "pay:" + number / 2;
                payers.add(threads.submit(() -> isDone(key)));
            }
        }
        var done = 0;
        for (var payer : payers) {
            done += payer.get() ? 1 : 0;
        }
        // Three of twelve orders, each asked for twice.
        assertThat(done).isEqualTo(6);
        assertThat(it.ledger.balance(LI)).isEqualTo(new Balance(10, 0));
    }

    private boolean isDone(String key) {
        try {
            it.post(key, pay(30));
            return true;
        } catch (NotEnough e) {
            return false;
        }
    }
}
