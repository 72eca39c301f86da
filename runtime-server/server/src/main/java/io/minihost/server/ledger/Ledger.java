package io.minihost.server.ledger;

import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves money, and tells where it is. Amounts are whole numbers of the currency's smallest unit. What was posted never changes: it is
 * taken back by the opposite.
 */
@Service
public class Ledger {

    private final Posting posting;
    private final OpenAccounts accounts;
    private final Transfers transfers;

    Ledger(Posting posting, OpenAccounts accounts, Transfers transfers) {
        this.posting = posting;
        this.accounts = accounts;
        this.transfers = transfers;
    }

    /**
     * Does all of a batch or nothing, in the caller's transaction, so that an order and its money change together. Whoever posts the
     * same once more, at the same time or later, gets the first result. One batch a transaction: what two of them lock could not be
     * kept in order. Lock rows of your own before, and not after.
     *
     * @throws NotEnough when an account has too little; nothing was done and the transaction may go on
     * @throws KeyUsed when the key was used for another batch
     * @throws Unfit when a step names a hold or transfer that there is not, that is settled, or whose time is over
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = NotEnough.class)
    public Posted post(Batch batch) {
        OneBatch.begin();
        return posting.post(batch);
    }

    /** Ends a hold whose time is over, in the words of the feature that made it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void timeOut(UUID hold) {
        transfers
                .byId(Set.of(hold))
                .values()
                .forEach(
                        row -> post(Batch.of("time-out:" + hold, new Step.TimeOut(row.kind(), row.reference(), hold))));
    }

    /** What an account has; nothing when money never came to it. */
    @Transactional(readOnly = true)
    public Balance balance(Account account) {
        return accounts.find(account).map(accounts::balance).orElse(Balance.ZERO);
    }

    /** What an account's transfers were, the newest first. */
    @Transactional(readOnly = true)
    public Page<Entry> entries(Account account, PageQuery query) {
        return accounts.find(account)
                .map(id -> transfers.entries(account, id, query))
                .orElseGet(() -> new Page<>(List.of(), null));
    }

    /** What has come into an account and left it since some time. */
    @Transactional(readOnly = true)
    public Turnover turnover(Account account, Instant since) {
        return accounts.find(account).map(id -> transfers.turnover(id, since)).orElseGet(() -> new Turnover(0, 0));
    }

    /** What a batch came to; empty when none with this key was posted. */
    @Transactional(readOnly = true)
    public Optional<Posted> find(String key) {
        return posting.find(key);
    }

    /** What has become of a hold; empty when there is no such hold. */
    @Transactional(readOnly = true)
    public Optional<HoldState> hold(UUID id) {
        return transfers.hold(id);
    }
}
