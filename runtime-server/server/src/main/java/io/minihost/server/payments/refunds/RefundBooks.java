package io.minihost.server.payments.refunds;

import io.minihost.server.ledger.Books;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What refunds say should be in the ledger. */
@Component
class RefundBooks implements Books {

    @Override
    public String name() {
        return "refunds";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(Refunds.REFUND, Refunds.FEE);
    }

    @Override
    public String expected() {
        return """
            with made as (select *, case when mchid like '9%' then ':XTS' else ':CNY' end as currency from pay_refund)
            select 'refund:' || refund_id, 'DIRECT', 'refund', refund_id, 'MERCHANT:' || mchid || currency,
                case state when 'SUCCESS' then 'WALLET:' else 'SUSPENSE:' end || account || currency, amount
            from made
            union all
            select 'refund:' || refund_id, 'DIRECT', 'refund-fee', refund_id, 'PLATFORM_FEE:' || currency,
                'MERCHANT:' || mchid || currency, fee_back
            from made where fee_back > 0
            """;
    }
}
