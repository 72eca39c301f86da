package io.minihost.server.payments.rehearsal;

import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.People;
import io.minihost.server.payments.merchants.MerchantApps;
import io.minihost.server.payments.merchants.MerchantKey;
import io.minihost.server.payments.merchants.MerchantKeys;
import io.minihost.server.payments.orders.Order;
import io.minihost.server.payments.orders.OrderDraft;
import io.minihost.server.payments.orders.OrderRows;
import io.minihost.server.payments.orders.Orders;
import io.minihost.server.payments.platform.PlatformKeys;
import io.minihost.server.payments.refunds.RefundDraft;
import io.minihost.server.payments.refunds.Refunds;
import io.minihost.server.payments.wire.MchId;
import io.minihost.server.payments.wire.PayRefusal;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes orders and refunds as the merchant's server would, for somebody who is nobody. */
@Component
class Trigger {

    private static final int NUMBER_BYTES = 12;

    private final Orders orders;
    private final OrderRows rows;
    private final Refunds refunds;
    private final MerchantApps apps;
    private final MerchantKeys keys;
    private final PlatformKeys platform;
    private final People people;
    private final JdbcClient jdbc;

    Trigger(
            Orders orders,
            OrderRows rows,
            Refunds refunds,
            MerchantApps apps,
            MerchantKeys keys,
            PlatformKeys platform,
            People people,
            JdbcClient jdbc) {
        this.orders = orders;
        this.rows = rows;
        this.refunds = refunds;
        this.apps = apps;
        this.keys = keys;
        this.platform = platform;
        this.people = people;
        this.jdbc = jdbc;
    }

    Order order(MchId mchid, long total, String notifyUrl) {
        var program = apps.any(mchid)
                .orElseThrow(() -> Problem.conflict("The merchant goes with no program yet.")
                        .code("no_program"));
        var number = "rehearsal-" + RandomText.hex(NUMBER_BYTES).substring(0, 22);
        var openid = people.openid(people.welcome(), program);
        var draft = new OrderDraft(
                program, number, "Rehearsal", "", notifyUrl, total, openid, Optional.empty(), "rehearsal " + number);
        try {
            orders.prepay(mchid, draft, platformName(mchid));
        } catch (PayRefusal e) {
            throw Problem.conflict(String.valueOf(e.getMessage())).code("order_refused");
        }
        return rows.byNumber(mchid, number).orElseThrow();
    }

    /** Gives all of it back. */
    void refund(Order order) {
        var number = order.outTradeNo() + "-r";
        refunds.refund(
                order.mchid(),
                new RefundDraft(
                        Optional.empty(),
                        Optional.of(order.outTradeNo()),
                        number,
                        "rehearsal",
                        order.notifyUrl(),
                        order.total(),
                        order.total(),
                        "rehearsal " + number),
                order.platformName());
    }

    /** As its server last named the host's key; else in the way in which it shows its own. */
    private String platformName(MchId mchid) {
        return jdbc.sql(
                        "select platform_name from pay_order o where mchid = ? and not exists"
                                + " (select from rehearsal_run where order_id = o.id and is_triggered) order by id desc limit 1")
                .param(mchid.value())
                .query(String.class)
                .optional()
                .orElseGet(() -> {
                    var isCertified =
                            keys.list(mchid).stream().anyMatch(key -> key.kind() == MerchantKey.Kind.CERTIFICATE);
                    return isCertified
                            ? platform.current().serial()
                            : platform.current().publicKeyId();
                });
    }
}
