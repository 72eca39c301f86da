package io.minihost.server.wallet;

import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import io.minihost.server.ledger.Account;
import io.minihost.server.ledger.AccountKind;
import io.minihost.server.ledger.Ledger;
import io.minihost.server.ledger.Turnover;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How much one wallet may have, and what may come and go in a day of the server's zone. To be asked before money moves. */
@Component
public class WalletLimits {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final WalletSettings settings;
    private final Clock clock;

    WalletLimits(JdbcClient jdbc, Ledger ledger, WalletSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** The account with somebody's money. */
    public static Account accountOf(PersonId person) {
        return Account.of(AccountKind.WALLET, person.toString());
    }

    /**
     * Refuses money that is more than a wallet may get. Until the transaction ends nobody else is told that there is room.
     *
     * @throws Problem 409 {@code wallet_full} or {@code wallet_day_limit}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireRoom(PersonId person, long amount) {
        alone(person);
        if (isOver(ledger.balance(accountOf(person)).posted(), amount, settings.balance())) {
            throw Problem.conflict("The wallet would have more than %d fen.".formatted(settings.balance()))
                    .code("wallet_full");
        }
        requireDay(today(person).in(), amount);
    }

    /**
     * Refuses what is more than may leave a wallet in a day.
     *
     * @throws Problem 409 {@code wallet_day_limit}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireMaySpend(PersonId person, long amount) {
        alone(person);
        requireDay(today(person).out(), amount);
    }

    private void requireDay(long moved, long amount) {
        if (isOver(moved, amount, settings.day())) {
            throw Problem.conflict("It would be more than %d fen in one day.".formatted(settings.day()))
                    .code("wallet_day_limit");
        }
    }

    private static boolean isOver(long had, long more, long limit) {
        return more > limit - had;
    }

    private Turnover today(PersonId person) {
        var midnight = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        return ledger.turnover(accountOf(person), midnight);
    }

    /** Until the transaction ends nobody else puts money into somebody's wallet, and they do not go. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void alone(PersonId person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('wallet ' || ?, 0))")
                .param(person.toString())
                .query(row -> {});
    }
}
