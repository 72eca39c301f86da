package io.minihost.server.payments.rehearsal;

import io.minihost.server.payments.orders.Order;
import io.minihost.server.payments.refunds.RefundFaults;
import org.springframework.stereotype.Component;

/** What goes wrong with refunds. */
@Component
class RehearsedRefunds implements RefundFaults {

    private final RunRows runs;

    RehearsedRefunds(RunRows runs) {
        this.runs = runs;
    }

    @Override
    public boolean isLong(Order order) {
        return runs.of(order.id())
                .filter(run -> run.endedAt() == null && run.scenario() == Scenario.REFUND_ABNORMAL)
                .isPresent();
    }
}
