package io.minihost.server.payments.merchants;

import io.minihost.server.access.Action;
import io.minihost.server.access.MerchantRole;
import io.minihost.server.identity.Caller;
import io.minihost.server.payments.wire.MchId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may do what with what is a merchant's; with the twin that it rehearses with the same. */
@Component
public class MerchantAccess {

    private final JdbcClient jdbc;
    private final Merchants merchants;

    MerchantAccess(JdbcClient jdbc, Merchants merchants) {
        this.jdbc = jdbc;
        this.merchants = merchants;
    }

    /** Refuses unless the caller may do something with a merchant; one that it may not see does not exist for it. */
    public Merchant require(Caller caller, MchId mchid, Action action) {
        var merchant = merchants.get(mchid);
        var role = role(caller, mchid);
        var isAllowed = caller.mayEverywhere(action)
                || (caller.has(action) && role.filter(action::isAllowedTo).isPresent());
        if (isAllowed) {
            return merchant;
        }
        var isKnown = role.isPresent()
                || (caller.platformRole() != null && Action.MERCHANT_VIEW.isAllowedTo(caller.platformRole()));
        throw isKnown ? caller.refusal(action) : Merchants.missing(mchid);
    }

    private Optional<MerchantRole> role(Caller caller, MchId mchid) {
        return caller.person() == null
                ? Optional.empty()
                : jdbc.sql("select role from merchant_staff where person_id = ?"
                                + " and mchid = (select coalesce(rehearsal_of, mchid) from merchant where mchid = ?)")
                        .params(caller.person().value(), mchid.value())
                        .query(String.class)
                        .optional()
                        .map(MerchantRole::valueOf);
    }
}
