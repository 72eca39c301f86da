package io.minihost.server.wallet;

import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PeopleLeave;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.SignedIn;
import io.minihost.server.ledger.Ledger;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The play money of a host that is tried out: people give themselves some, and it goes back when they leave. */
@Service
public class TestMoney {

    /** What is given at once, in fen. */
    static final long GIFT = 10_000;
    /** Whoever has as much needs no more. */
    static final long ENOUGH = 20_000;

    private final WalletMode mode;
    private final WalletLimits limits;
    private final Movements movements;
    private final Ledger ledger;
    private final SignedIn signedIn;

    TestMoney(WalletMode mode, WalletLimits limits, Movements movements, Ledger ledger, SignedIn signedIn) {
        this.mode = mode;
        this.limits = limits;
        this.movements = movements;
        this.ledger = ledger;
        this.signedIn = signedIn;
    }

    /**
     * Gives somebody some.
     *
     * @throws Problem 409 {@code no_test_money} where money is real, and {@code enough_money} for whoever has plenty
     */
    @Transactional
    public void give(PersonId person) {
        if (!mode.isTest()) {
            throw Problem.conflict("Money is real here.").code("no_test_money");
        }
        limits.alone(person);
        if (ledger.balance(WalletLimits.accountOf(person)).posted() >= ENOUGH) {
            throw Problem.conflict("There is enough in the wallet to try things.")
                    .code("enough_money");
        }
        movements.moveAtOnce(person, Movement.Direction.TOP_UP, GIFT);
    }

    @EventListener
    void onPeopleLeave(PeopleLeave event) {
        if (mode.isTest()) {
            event.people().stream().filter(signedIn::isMember).forEach(this::takeBack);
        }
    }

    private void takeBack(PersonId person) {
        var left = ledger.balance(WalletLimits.accountOf(person)).available();
        if (left > 0) {
            movements.moveAtOnce(person, Movement.Direction.PAYOUT, left);
        }
    }
}
