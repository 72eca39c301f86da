package io.minihost.server.payments.orders;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.payments.wire.MchId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of orders. */
@Component
public class OrderRows {

    private final JdbcClient jdbc;

    OrderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Order> byNumber(MchId mchid, String outTradeNo) {
        return jdbc.sql("select * from pay_order where mchid = ? and out_trade_no = ?")
                .params(mchid.value(), outTradeNo)
                .query((row, number) -> read(row))
                .optional();
    }

    public Optional<Order> byTransaction(MchId mchid, String transactionId) {
        return jdbc.sql("select * from pay_order where mchid = ? and transaction_id = ?")
                .params(mchid.value(), transactionId)
                .query((row, number) -> read(row))
                .optional();
    }

    public Order get(long id) {
        return jdbc.sql("select * from pay_order where id = ?")
                .param(id)
                .query((row, number) -> read(row))
                .single();
    }

    /** The same of whatever merchant. */
    public Optional<Order> byTransaction(String transactionId) {
        return jdbc.sql("select * from pay_order where transaction_id = ?")
                .param(transactionId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Locks it until the end of the transaction. */
    public Order locked(long id) {
        return jdbc.sql("select * from pay_order where id = ? for update")
                .param(id)
                .query((row, number) -> read(row))
                .single();
    }

    /** What a prepay_id stands for that is good at a time. */
    public Optional<Order> byPrepay(String prepayId, Instant now) {
        return jdbc.sql("select pay_order.* from pay_order join pay_prepay on order_id = pay_order.id"
                        + " where pay_prepay.id = ? and pay_prepay.expires_at > ?")
                .params(prepayId, Timestamps.of(now))
                .query((row, number) -> read(row))
                .optional();
    }

    /** Those that were paid from one time until before another, the oldest first. */
    public List<Order> paidBetween(MchId mchid, Instant from, Instant until) {
        return jdbc.sql("select * from pay_order where mchid = ? and paid_at >= ? and paid_at < ?"
                        + " order by paid_at, id")
                .params(mchid.value(), Timestamps.of(from), Timestamps.of(until))
                .query((row, number) -> read(row))
                .list();
    }

    static Order read(ResultSet row) throws SQLException {
        var transactionId = row.getString("transaction_id");
        return new Order(
                row.getLong("id"),
                new MchId(text(row, "mchid")),
                text(row, "out_trade_no"),
                new AppId(text(row, "appid")),
                text(row, "openid"),
                text(row, "description"),
                text(row, "attach"),
                text(row, "notify_url"),
                text(row, "platform_name"),
                row.getLong("total"),
                OrderState.valueOf(text(row, "state")),
                Timestamps.read(row, "created_at"),
                Timestamps.read(row, "expires_at"),
                transactionId == null
                        ? null
                        : new Order.Payment(
                                transactionId,
                                text(row, "wallet"),
                                row.getObject("payer") != null,
                                Timestamps.read(row, "paid_at"),
                                row.getLong("fee")),
                row.getLong("refunded"),
                row.getLong("fee_refunded"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
