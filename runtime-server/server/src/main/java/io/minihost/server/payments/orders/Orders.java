package io.minihost.server.payments.orders;

import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.identity.People;
import io.minihost.server.payments.merchants.MerchantApps;
import io.minihost.server.payments.merchants.MerchantStatus;
import io.minihost.server.payments.merchants.Merchants;
import io.minihost.server.payments.wire.MchId;
import io.minihost.server.payments.wire.PayError;
import io.minihost.server.payments.wire.PayRefusal;
import io.minihost.server.payments.wire.PayTimes;
import io.minihost.server.programs.ProgramStandings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes orders of merchants' servers, and closes them. */
@Service
public class Orders {

    private static final Duration PAYABLE = Duration.ofDays(7);
    private static final Duration PREPAY = Duration.ofHours(2);
    private static final int PREPAY_BYTES = 10;
    private static final DateTimeFormatter PREPAY_TIME =
            DateTimeFormatter.ofPattern("ddHHmmss").withZone(PayTimes.ZONE);

    private final JdbcClient jdbc;
    private final OrderRows rows;
    private final Merchants merchants;
    private final MerchantApps apps;
    private final People people;
    private final ProgramStandings standings;
    private final NotifyUrls urls;
    private final Clock clock;

    Orders(
            JdbcClient jdbc,
            OrderRows rows,
            Merchants merchants,
            MerchantApps apps,
            People people,
            ProgramStandings standings,
            NotifyUrls urls,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.merchants = merchants;
        this.apps = apps;
        this.people = people;
        this.standings = standings;
        this.urls = urls;
        this.clock = clock;
    }

    /** Takes an order, or finds it again; either way it can be paid for two hours by what is answered. */
    @Transactional
    public String prepay(MchId mchid, OrderDraft draft, String platformName) {
        requirePayable(mchid, draft);
        var now = clock.instant();
        var isNew = jdbc.sql("""
            insert into pay_order (mchid, out_trade_no, appid, openid, description, attach, notify_url, platform_name,
                total, input_hash, state, created_at, expires_at)
            values (:mchid, :number, :app, :openid, :description, :attach, :url, :platform, :total, :hash, 'NOTPAY',
                :now, :expires)
            on conflict (mchid, out_trade_no) do nothing
            """)
                        .param("mchid", mchid.value())
                        .param("number", draft.outTradeNo())
                        .param("app", draft.program().value())
                        .param("openid", draft.openid())
                        .param("description", draft.description())
                        .param("attach", draft.attach())
                        .param("url", draft.notifyUrl())
                        .param("platform", platformName)
                        .param("total", draft.total())
                        .param("hash", draft.hash())
                        .param("now", Timestamps.of(now))
                        .param("expires", Timestamps.of(draft.expiresAt().orElse(now.plus(PAYABLE))))
                        .update()
                > 0;
        var order = rows.byNumber(mchid, draft.outTradeNo()).orElseThrow();
        if (!isNew) {
            requireSame(order, draft);
        }
        return newPrepay(order.id(), now);
    }

    private void requirePayable(MchId mchid, OrderDraft draft) {
        if (merchants.get(mchid).status() != MerchantStatus.ACTIVE) {
            throw PayRefusal.of(PayError.NO_AUTH, "the merchant is frozen");
        }
        if (!apps.isLinked(mchid, draft.program())) {
            throw PayRefusal.of(PayError.APPID_MCHID_NOT_MATCH, "the merchant does not go with this appid");
        }
        if (!standings.of(draft.program()).isActive()) {
            throw PayRefusal.of(PayError.NO_AUTH, "the program of this appid is frozen");
        }
        if (people.named(draft.openid(), draft.program()).isEmpty()) {
            throw PayRefusal.of(PayError.OPENID_MISMATCH, "the program of this appid knows nobody by this openid");
        }
        if (draft.expiresAt().filter(at -> !at.isAfter(clock.instant())).isPresent()) {
            throw PayRefusal.ofField("/time_expire", "body", "is over");
        }
        urls.require(mchid, draft.notifyUrl());
    }

    private void requireSame(Order order, OrderDraft draft) {
        var hash = jdbc.sql("select input_hash from pay_order where id = ?")
                .param(order.id())
                .query(String.class)
                .single();
        if (!hash.equals(draft.hash())) {
            throw PayRefusal.of(PayError.OUT_TRADE_NO_USED, "out_trade_no was used for another order");
        }
        switch (order.state()) {
            case SUCCESS, REFUND -> throw PayRefusal.of(PayError.ORDERPAID, "the order is paid");
            case CLOSED -> throw PayRefusal.of(PayError.ORDER_CLOSED, "the order is closed");
            case NOTPAY -> {}
        }
    }

    private String newPrepay(long order, Instant now) {
        var id = "wx" + PREPAY_TIME.format(now) + RandomText.hex(PREPAY_BYTES) + "000000";
        jdbc.sql("insert into pay_prepay (id, order_id, expires_at) values (?, ?, ?)")
                .params(id, order, Timestamps.of(now.plus(PREPAY)))
                .update();
        return id;
    }

    /** It can be paid no longer. Once more does no harm. */
    @Transactional
    public void close(MchId mchid, String outTradeNo) {
        var found = rows.byNumber(mchid, outTradeNo).orElseThrow(Orders::missing);
        if (rows.locked(found.id()).state().isPaid()) {
            throw PayRefusal.of(PayError.ORDERPAID, "the order is paid");
        }
        jdbc.sql("update pay_order set state = 'CLOSED', closed_at = ? where id = ? and state = 'NOTPAY'")
                .params(Timestamps.of(clock.instant()), found.id())
                .update();
    }

    static PayRefusal missing() {
        return PayRefusal.of(PayError.ORDER_NOT_EXIST, "the merchant has no such order");
    }
}
