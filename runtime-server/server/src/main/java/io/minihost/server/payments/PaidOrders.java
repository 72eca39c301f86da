package io.minihost.server.payments;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.payments.orders.Order;
import io.minihost.server.payments.orders.OrderRows;
import io.minihost.server.payments.wire.MchId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What a program's own server may learn for a payment that was just made. */
@Service
public class PaidOrders {

    private static final Duration JUST = Duration.ofMinutes(5);

    private final OrderRows orders;
    private final People people;
    private final Clock clock;

    PaidOrders(OrderRows orders, People people, Clock clock) {
        this.orders = orders;
        this.people = people;
        this.clock = clock;
    }

    /** Whom a program knows by an openid, if they have just paid the order of this number in it. */
    public Optional<PersonId> payer(AppId program, String openid, String transactionId) {
        return payer(program, openid, orders.byTransaction(transactionId));
    }

    /** The same by the merchant's own number. */
    public Optional<PersonId> payer(AppId program, String openid, String mchid, String outTradeNo) {
        return payer(program, openid, MchId.parse(mchid).flatMap(known -> orders.byNumber(known, outTradeNo)));
    }

    private Optional<PersonId> payer(AppId program, String openid, Optional<Order> found) {
        var person = people.named(openid, program);
        return found.filter(order ->
                        order.program().equals(program) && order.state().isPaid())
                .filter(order -> order.paid().at().isAfter(clock.instant().minus(JUST)))
                .filter(order -> people.named(order.openid(), program).equals(person))
                .flatMap(order -> person);
    }
}
