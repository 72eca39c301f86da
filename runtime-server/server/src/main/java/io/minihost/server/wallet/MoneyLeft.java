package io.minihost.server.wallet;

import io.minihost.server.identity.DeletionHold;
import io.minihost.server.identity.PersonId;
import io.minihost.server.ledger.Account;
import io.minihost.server.ledger.AccountKind;
import io.minihost.server.ledger.Ledger;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Nobody goes while there is money in their wallet: it would be nobody's. */
@Component
class MoneyLeft implements DeletionHold {

    private final Ledger ledger;

    MoneyLeft(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<String> hold(PersonId person) {
        var balance = ledger.lockedBalance(Account.of(AccountKind.WALLET, person.toString()));
        return balance.posted() == 0 ? Optional.empty() : Optional.of("wallet_not_empty");
    }
}
