package io.minihost.server.payments.rehearsal;

import io.minihost.server.common.Timestamps;
import io.minihost.server.payments.orders.Order;
import io.minihost.server.payments.orders.OrderRows;
import io.minihost.server.payments.refunds.Refund;
import io.minihost.server.payments.refunds.RefundRows;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what there is to see: notifications with their answers, and calls of the merchant's server. */
@Component
class EvidenceRows {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final OrderRows orders;
    private final RefundRows refunds;
    private final RunRows runs;

    EvidenceRows(JdbcClient jdbc, OrderRows orders, RefundRows refunds, RunRows runs) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.refunds = refunds;
        this.runs = runs;
    }

    Evidence of(Run run) {
        var order = orders.get(run.order());
        var back = refunds.of(order.id());
        return new Evidence(run, order, back, told(order, back), asked(order, back), runs.now());
    }

    private static List<String> numbers(Order order, List<Refund> back) {
        return Stream.concat(Stream.of(order.outTradeNo()), back.stream().map(Refund::outRefundNo))
                .toList();
    }

    private List<Evidence.Told> told(Order order, List<Refund> back) {
        return jdbc.sql("select a.*, n.event_type from pay_attempt a join pay_notification n on n.id = notification_id"
                        + " where n.mchid = :mchid and n.subject in (:numbers) and n.created_at >= :since"
                        + " order by a.id limit :max")
                .param("mchid", order.mchid().value())
                .param("numbers", numbers(order, back))
                .param("since", Timestamps.of(order.createdAt()))
                .param("max", MOST)
                .query((row, number) -> new Evidence.Told(
                        Timestamps.read(row, "at"),
                        Objects.requireNonNull(row.getString("event_type")),
                        Objects.requireNonNull(row.getString("request")),
                        row.getObject("status", Integer.class),
                        Objects.requireNonNull(row.getString("answer"))))
                .list();
    }

    private List<Evidence.Asked> asked(Order order, List<Refund> back) {
        var payment = order.payment();
        var transaction = payment == null ? order.outTradeNo() : payment.transactionId();
        return jdbc.sql("""
            select * from pay_request where mchid = :mchid and proven and at >= :since and (
                position(:number in path) > 0 or position(:number in request) > 0
                or position(:transaction in path) > 0 or position(:transaction in request) > 0
                or exists (select from unnest(array[:numbers]) one where position(one in path) > 0))
            order by at, rid limit :max
            """)
                .param("mchid", order.mchid().value())
                // The call by which the order came began before its row was written.
                .param("since", Timestamps.of(order.createdAt().minusSeconds(10)))
                .param("number", order.outTradeNo())
                .param("transaction", transaction)
                .param("numbers", numbers(order, back))
                .param("max", MOST)
                .query((row, index) -> new Evidence.Asked(
                        Timestamps.read(row, "at"),
                        Objects.requireNonNull(row.getString("method")),
                        Objects.requireNonNull(row.getString("path")),
                        row.getInt("status"),
                        Objects.requireNonNull(row.getString("code")),
                        Objects.requireNonNull(row.getString("request")),
                        Objects.requireNonNull(row.getString("answer"))))
                .list();
    }
}
