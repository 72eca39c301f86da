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
        return Set.of(Settlement.PAYMENT, Settlement.FEE);
    }

    @Override
    public String expected() {
        return """
            select 'pay:' || id, 'DIRECT', 'payment', transaction_id,
                'WALLET:' || wallet || ':CNY', 'MERCHANT:' || mchid || ':CNY', total
            from pay_order where transaction_id is not null
            union all
            select 'pay:' || id, 'DIRECT', 'payment-fee', transaction_id,
                'MERCHANT:' || mchid || ':CNY', 'PLATFORM_FEE::CNY', fee
            from pay_order where transaction_id is not null and fee > 0
            """;
    }
}
