package io.minihost.server.wallet;

import io.minihost.server.identity.DeletionHold;
import io.minihost.server.identity.PersonId;
import io.minihost.server.ledger.Ledger;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Nobody goes while there is money in their wallet: it would be nobody's. */
@Component
class MoneyLeft implements DeletionHold {

    private final Ledger ledger;
    private final WalletLimits limits;

    MoneyLeft(Ledger ledger, WalletLimits limits) {
        this.ledger = ledger;
        this.limits = limits;
    }

    /** Whoever puts money in at this moment comes first or finds nobody. */
    @Override
    @Transactional
    public Optional<String> hold(PersonId person) {
        limits.alone(person);
        var balance = ledger.balance(WalletLimits.accountOf(person));
        return balance.posted() == 0 ? Optional.empty() : Optional.of("wallet_not_empty");
    }
}
