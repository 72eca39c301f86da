package io.minihost.server.payments.refunds;

import io.minihost.server.payments.orders.Order;

/** A refund and the order that it is of. */
public record MadeRefund(Refund refund, Order order) {}
