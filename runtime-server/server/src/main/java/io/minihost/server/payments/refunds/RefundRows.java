package io.minihost.server.payments.refunds;

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

/** The rows of refunds. */
@Component
public class RefundRows {

    private final JdbcClient jdbc;

    RefundRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Refund> find(MchId mchid, String outRefundNo) {
        return jdbc.sql("select * from pay_refund where mchid = ? and out_refund_no = ?")
                .params(mchid.value(), outRefundNo)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Those that were made from one time until before another, the oldest first. */
    public List<Refund> between(MchId mchid, Instant from, Instant until) {
        return jdbc.sql("select * from pay_refund where mchid = ? and created_at >= ? and created_at < ?"
                        + " order by created_at, id")
                .params(mchid.value(), Timestamps.of(from), Timestamps.of(until))
                .query((row, number) -> read(row))
                .list();
    }

    /** Those of an order, the oldest first. */
    public List<Refund> of(long order) {
        return jdbc.sql("select * from pay_refund where order_id = ? order by id")
                .param(order)
                .query((row, number) -> read(row))
                .list();
    }

    static Refund read(ResultSet row) throws SQLException {
        return new Refund(
                row.getLong("id"),
                text(row, "refund_id"),
                text(row, "out_refund_no"),
                row.getLong("order_id"),
                row.getLong("amount"),
                row.getLong("fee_back"),
                text(row, "reason"),
                RefundState.valueOf(text(row, "state")),
                Timestamps.read(row, "created_at"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
