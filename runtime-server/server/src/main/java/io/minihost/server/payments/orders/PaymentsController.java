package io.minihost.server.payments.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.identity.Caller;
import io.minihost.server.ledger.Ledger;
import io.minihost.server.payments.merchants.MerchantAccess;
import io.minihost.server.payments.merchants.MerchantMoney;
import io.minihost.server.payments.wire.MchId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a merchant was paid. */
@RestController
@RequestMapping("/api/v1/merchants/{mchid}")
@Tag(name = "Merchants")
class PaymentsController {

    private final MerchantAccess access;
    private final JdbcClient jdbc;
    private final Ledger ledger;

    PaymentsController(MerchantAccess access, JdbcClient jdbc, Ledger ledger) {
        this.access = access;
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /**
     * An order, amounts in fen.
     *
     * @param openedAt when the person first saw what to pay
     * @param cancelledAt when they last turned it down
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaymentView(
            String outTradeNo,
            @Nullable String transactionId,
            AppId appId,
            String openid,
            String description,
            OrderState state,
            long total,
            long fee,
            long refunded,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant openedAt,
            @Nullable Instant cancelledAt,
            @Nullable Instant closedAt,
            @Nullable Instant paidAt) {

        private static PaymentView read(ResultSet row) throws SQLException {
            var order = OrderRows.read(row);
            var payment = order.payment();
            return new PaymentView(
                    order.outTradeNo(),
                    payment == null ? null : payment.transactionId(),
                    order.program(),
                    order.openid(),
                    order.description(),
                    order.state(),
                    order.total(),
                    payment == null ? 0 : payment.fee(),
                    order.refunded(),
                    order.createdAt(),
                    order.expiresAt(),
                    Timestamps.readIfThere(row, "opened_at"),
                    Timestamps.readIfThere(row, "cancelled_at"),
                    Timestamps.readIfThere(row, "closed_at"),
                    payment == null ? null : payment.at());
        }
    }

    private record Row(long id, PaymentView shown) {}

    @GetMapping("/payments")
    @Operation(
            summary = "Lists a merchant's orders, the newest first",
            description = "`number` finds one by `out_trade_no` or `transaction_id`.")
    Page<PaymentView> payments(
            Caller caller,
            @PathVariable MchId mchid,
            @RequestParam(required = false) @Nullable OrderState state,
            @RequestParam(required = false) @Nullable String number,
            @Valid @ParameterObject PageQuery query) {
        access.require(caller, mchid, Action.MERCHANT_VIEW);
        var from = query.from(Cursor.END);
        return Page.of(
                        jdbc.sql("select * from pay_order where mchid = :mchid and (created_at, id) < (:at, :id)"
                                        + " and (:state::text is null or state = :state)"
                                        + " and (:number::text is null or :number in (out_trade_no, transaction_id))"
                                        + " order by created_at desc, id desc limit :limit")
                                .param("mchid", mchid.value())
                                .param("at", Timestamps.of(from.at()))
                                .param("id", from.number())
                                .param("state", state == null ? null : state.name())
                                .param("number", number)
                                .param("limit", query.oneMore())
                                .query((row, index) -> new Row(row.getLong("id"), PaymentView.read(row)))
                                .list(),
                        query,
                        row -> new Cursor(row.shown().createdAt(), String.valueOf(row.id())))
                .map(Row::shown);
    }

    /** In fen: what the merchant can refund or be paid out from, and what of its money is held. */
    record BalanceView(long available, long held) {}

    @GetMapping("/balance")
    @Operation(summary = "Shows a merchant's balance, in fen")
    BalanceView balance(Caller caller, @PathVariable MchId mchid) {
        access.require(caller, mchid, Action.MERCHANT_VIEW);
        var balance = ledger.balance(MerchantMoney.of(mchid));
        return new BalanceView(balance.available(), balance.held());
    }
}
