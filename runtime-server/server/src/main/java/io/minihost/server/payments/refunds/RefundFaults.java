package io.minihost.server.payments.refunds;

import io.minihost.server.payments.orders.Order;

/** What goes wrong on purpose with refunds of rehearsals; those of other merchants are never asked about. */
public interface RefundFaults {

    /** Whether a refund of this order stays under way, and fails much later. */
    boolean isLong(Order order);
}
