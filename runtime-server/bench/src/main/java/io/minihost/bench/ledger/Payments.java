package io.minihost.bench.ledger;

import io.minihost.server.ledger.Account;
import io.minihost.server.ledger.AccountKind;
import io.minihost.server.ledger.Batch;
import io.minihost.server.ledger.Ledger;
import io.minihost.server.ledger.Step;
import java.util.Random;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** A person pays a merchant, of which the house keeps its fee. */
record Payments(Ledger ledger, TransactionTemplate transaction, String name, int wallets, int merchants) {

    /** Puts enough into every wallet. */
    Payments fund() {
        for (var wallet = 0; wallet < wallets; wallet++) {
            var in = new Step.Transfer(
                    "top-up", "", Account.of(AccountKind.OPERATOR_FUNDING), wallet(wallet), 1_000_000_000);
            post(Batch.of("fund:" + UUID.randomUUID(), in));
        }
        return this;
    }

    void run(Random random) {
        var merchant = Account.of(AccountKind.MERCHANT, name + random.nextInt(merchants));
        post(Batch.of(
                "pay:" + UUID.randomUUID(),
                new Step.Transfer("payment", "", wallet(random.nextInt(wallets)), merchant, 100),
                new Step.Transfer("fee", "", merchant, Account.of(AccountKind.PLATFORM_FEE), 1)));
    }

    private Account wallet(int number) {
        return Account.of(AccountKind.WALLET, name + number);
    }

    private void post(Batch batch) {
        transaction.executeWithoutResult(status -> ledger.post(batch));
    }
}
