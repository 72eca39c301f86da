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
            select 'refund:' || refund_id, 'DIRECT', 'refund', refund_id, 'MERCHANT:' || mchid || ':CNY',
                case state when 'SUCCESS' then 'WALLET:' else 'SUSPENSE:' end || account || ':CNY', amount
            from pay_refund
            union all
            select 'refund:' || refund_id, 'DIRECT', 'refund-fee', refund_id, 'PLATFORM_FEE::CNY',
                'MERCHANT:' || mchid || ':CNY', fee_back
            from pay_refund where fee_back > 0
            """;
    }
}
