package io.minihost.server.payments.merchants;

import io.minihost.server.ledger.Account;
import io.minihost.server.ledger.AccountKind;
import io.minihost.server.payments.wire.MchId;

/**
 * Between which accounts a merchant's money moves. That of rehearsals is in a currency of its own, so the database itself keeps it
 * from ever becoming anybody's money.
 */
public final class MerchantMoney {

    private MerchantMoney() {}

    /** The merchant's own. */
    public static Account of(MchId mchid) {
        return account(mchid, AccountKind.MERCHANT, mchid.value());
    }

    /** One of another side, in the currency of what is paid to this merchant. */
    public static Account account(MchId mchid, AccountKind kind, String owner) {
        return new Account(kind, owner, mchid.isRehearsal() ? Account.TEST : Account.CNY);
    }
}
