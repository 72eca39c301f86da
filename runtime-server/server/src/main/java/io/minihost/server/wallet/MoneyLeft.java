package io.minihost.server.wallet;

import io.minihost.server.identity.DeletionHold;
import io.minihost.server.identity.PersonId;
import io.minihost.server.ledger.Ledger;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Nobody goes while there is money in their wallet: it would be nobody's. Test money goes with them. */
@Component
class MoneyLeft implements DeletionHold {

    private final Ledger ledger;
    private final WalletLimits limits;
    private final WalletMode mode;

    MoneyLeft(Ledger ledger, WalletLimits limits, WalletMode mode) {
        this.ledger = ledger;
        this.limits = limits;
        this.mode = mode;
    }

    /** Whoever puts money in at this moment comes first or finds nobody. */
    @Override
    @Transactional
    public Optional<String> hold(PersonId person) {
        limits.alone(person);
        var balance = ledger.balance(WalletLimits.accountOf(person));
        var kept = mode.isTest() ? balance.held() : balance.posted();
        return kept == 0 ? Optional.empty() : Optional.of("wallet_not_empty");
    }
}
