package io.minihost.server.wallet;

import io.minihost.server.ledger.Books;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Each movement that is done has its transfer. */
@Component
class WalletBooks implements Books {

    @Override
    public String name() {
        return "wallet";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("top-up", "payout");
    }

    @Override
    public String expected() {
        return """
                select kind || ':' || id as key, 'DIRECT' as phase, kind, id::text as reference,
                    case direction when 'TOP_UP' then house else account end as debit,
                    case direction when 'TOP_UP' then account else house end as credit, amount
                from (
                    select id, direction, amount, case direction when 'TOP_UP' then 'top-up' else 'payout' end as kind,
                        account_kind || ':' || owner || ':' || currency as account, 'OPERATOR_FUNDING::' || currency as house
                    from wallet_movement where state = 'DONE'
                ) done""";
    }
}
