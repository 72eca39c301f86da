package io.minihost.server.payments.rehearsal;

import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.People;
import io.minihost.server.payments.merchants.MerchantStatus;
import io.minihost.server.payments.merchants.Merchants;
import io.minihost.server.payments.orders.Order;
import io.minihost.server.payments.orders.OrderRows;
import io.minihost.server.payments.orders.OrderState;
import io.minihost.server.payments.orders.PayProof;
import io.minihost.server.payments.orders.Settlement;
import io.minihost.server.payments.refunds.RefundRows;
import io.minihost.server.payments.refunds.Refunds;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Has happen to an order what its scenario says. */
@Component
class Director {

    private static final Duration DELAY = Duration.ofSeconds(10);
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final RunRows runs;
    private final OrderRows orders;
    private final RefundRows refundRows;
    private final Refunds refunds;
    private final Settlement settlement;
    private final Merchants merchants;
    private final People people;
    private final Trigger trigger;
    private final Clock clock;

    Director(
            JdbcClient jdbc,
            RunRows runs,
            OrderRows orders,
            RefundRows refundRows,
            Refunds refunds,
            Settlement settlement,
            Merchants merchants,
            People people,
            Trigger trigger,
            Clock clock) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.orders = orders;
        this.refundRows = refundRows;
        this.refunds = refunds;
        this.settlement = settlement;
        this.merchants = merchants;
        this.people = people;
        this.trigger = trigger;
        this.clock = clock;
    }

    /** Does the next step of a run, once; one that cannot be done yet is tried again a second later. */
    @Transactional(propagation = Propagation.MANDATORY)
    void step(Run run) {
        var act = run.scenario().steps().get(run.step()).act();
        if (isTooEarly(run, act)) {
            runs.lookAgain(run);
            return;
        }
        if (!runs.advance(run)) {
            return;
        }
        var order = orders.locked(run.order());
        switch (act) {
            case PAY -> pay(run, order);
            case PAY_AND_DELAY -> {
                pay(run, order);
                delay(order);
            }
            case PAY_AT_THE_END -> {
                setEnd(order);
                pay(run, orders.get(order.id()));
            }
            case CANCEL -> cancel(run, order);
            case FIND_TOO_LITTLE -> {
                settlement.opened(order.id());
                runs.tell(run.id(), "The person has too little to pay it.");
            }
            case TELL_AGAIN -> tellAgain(run, order);
            case REFUND -> refund(run, order);
            case FAIL_REFUND -> {
                refunds.fail(order);
                runs.tell(run.id(), "The refund has failed: it is ABNORMAL.");
            }
        }
    }

    private boolean isTooEarly(Run run, Act act) {
        var isLong = run.startedAt().plusSeconds(run.watchSeconds()).isBefore(clock.instant());
        if (isLong) {
            return false;
        }
        return switch (act) {
            case TELL_AGAIN -> !isDelivered(orders.get(run.order()));
            case REFUND -> !run.isTriggered() && refundRows.of(run.order()).isEmpty();
            case FAIL_REFUND -> refundRows.of(run.order()).isEmpty();
            default -> false;
        };
    }

    private boolean isDelivered(Order order) {
        return jdbc.sql("select count(*) from pay_notification where mchid = ? and subject = ? and state = 'DELIVERED'")
                        .params(order.mchid().value(), order.outTradeNo())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void pay(Run run, Order order) {
        var merchant = merchants.get(order.mchid());
        var payer = people.named(order.openid(), order.program());
        if (order.state() != OrderState.NOTPAY) {
            runs.tell(run.id(), "Nothing is left to pay: the order is %s.".formatted(order.state()));
        } else if (!order.expiresAt().isAfter(clock.instant())) {
            runs.tell(run.id(), "The order's time is over: it cannot be paid.");
        } else if (merchant.status() != MerchantStatus.ACTIVE) {
            runs.tell(run.id(), "The merchant is frozen: it cannot be paid.");
        } else if (payer.isEmpty()) {
            runs.tell(run.id(), "The person of the order has gone.");
        } else {
            var payment = settlement.settle(order, merchant, payer.get(), PayProof.REHEARSAL);
            runs.tell(run.id(), "The person has paid it: transaction %s.".formatted(payment.transactionId()));
        }
    }

    private void delay(Order order) {
        jdbc.sql("update pay_notification set due_at = ? where mchid = ? and subject = ? and state = 'WAITING'")
                .params(
                        Timestamps.of(clock.instant().plus(DELAY)),
                        order.mchid().value(),
                        order.outTradeNo())
                .update();
    }

    private void setEnd(Order order) {
        jdbc.sql("update pay_order set expires_at = ? where id = ? and state = 'NOTPAY' and expires_at > ?")
                .params(
                        Timestamps.of(clock.instant().plus(LAST_MOMENT)),
                        order.id(),
                        Timestamps.of(clock.instant().plus(LAST_MOMENT)))
                .update();
    }

    private void cancel(Run run, Order order) {
        settlement.opened(order.id());
        settlement.left(order.id());
        runs.tell(run.id(), "The person has left without paying.");
    }

    private void tellAgain(Run run, Order order) {
        jdbc.sql("update pay_notification set state = 'WAITING', due_at = ?"
                        + " where mchid = ? and subject = ? and state = 'DELIVERED'")
                .params(Timestamps.of(clock.instant()), order.mchid().value(), order.outTradeNo())
                .update();
        runs.tell(run.id(), "The notification is sent once more.");
    }

    private void refund(Run run, Order order) {
        if (run.isTriggered() && order.state() == OrderState.SUCCESS) {
            trigger.refund(order);
            runs.tell(run.id(), "All of it is given back.");
        }
    }
}
