package io.minihost.server.payments.orders;

import io.minihost.server.ledger.Books;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What orders say should be in the ledger. */
@Component
class OrderBooks implements Books {

    @Override
    public String name() {
        return "payments";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(Settlement.PAYMENT, Settlement.FEE, Settlement.TEST_MONEY);
    }

    @Override
    public String expected() {
        return """
            with paid as (
                select *, case when mchid like '9%' then ':XTS' else ':CNY' end as currency
                from pay_order where transaction_id is not null)
            select 'pay:' || id, 'DIRECT', 'payment', transaction_id,
                'WALLET:' || wallet || currency, 'MERCHANT:' || mchid || currency, total
            from paid
            union all
            select 'pay:' || id, 'DIRECT', 'payment-fee', transaction_id,
                'MERCHANT:' || mchid || currency, 'PLATFORM_FEE:' || currency, fee
            from paid where fee > 0
            union all
            select 'pay:' || id, 'DIRECT', 'rehearsal-money', transaction_id,
                'OPERATOR_FUNDING:' || currency, 'WALLET:' || wallet || currency, total
            from paid where mchid like '9%'
            """;
    }
}
