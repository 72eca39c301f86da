package io.minihost.server.payments.bills;

import io.minihost.server.payments.merchants.Merchant;
import io.minihost.server.payments.merchants.Merchants;
import io.minihost.server.payments.orders.Order;
import io.minihost.server.payments.orders.OrderRows;
import io.minihost.server.payments.refunds.Refund;
import io.minihost.server.payments.refunds.RefundRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A day's orders that were paid, and refunds that were made. */
@Component
class TradeBill {

    private static final String ORDER = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额";
    private static final String REFUND = "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态";
    private static final String GOODS = "商品名称,商户数据包,手续费,费率,订单金额";
    private static final String SUMMARY = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
    private static final String NONE = "0.00";

    private final OrderRows orders;
    private final RefundRows refunds;
    private final Merchants merchants;

    TradeBill(OrderRows orders, RefundRows refunds, Merchants merchants) {
        this.orders = orders;
        this.refunds = refunds;
        this.merchants = merchants;
    }

    /** A row of an order, or of a refund with its order. */
    private record Row(Instant at, Order order, List<Refund> refund) {}

    @Transactional(readOnly = true)
    public String write(Bill bill) {
        var rows = new ArrayList<Row>();
        if (!bill.type().equals("REFUND")) {
            orders.paidBetween(bill.mchid(), bill.from(), bill.until())
                    .forEach(order -> rows.add(new Row(order.paid().at(), order, List.of())));
        }
        if (!bill.type().equals("SUCCESS")) {
            refunds.between(bill.mchid(), bill.from(), bill.until())
                    .forEach(refund ->
                            rows.add(new Row(refund.createdAt(), orders.get(refund.orderId()), List.of(refund))));
        }
        rows.sort(Comparator.comparing(Row::at));
        var merchant = merchants.get(bill.mchid());
        var text = new BillText();
        text.head(head(bill.type()));
        rows.forEach(row -> text.row(values(bill.type(), merchant, row)));
        text.head(SUMMARY);
        text.row(summary(rows));
        return text.toString();
    }

    private static String head(String type) {
        return switch (type) {
            case "SUCCESS" -> ORDER + "," + GOODS + ",费率备注";
            case "REFUND" -> ORDER + ",退款申请时间,退款成功时间," + REFUND + "," + GOODS + ",申请退款金额,费率备注";
            default -> ORDER + "," + REFUND + "," + GOODS + ",申请退款金额,费率备注";
        };
    }

    private static List<String> values(String type, Merchant merchant, Row row) {
        var order = row.order();
        var isRefund = !row.refund().isEmpty();
        var values = new ArrayList<>(List.of(
                BillText.time(row.at()),
                order.program().value(),
                merchant.mchid().value(),
                "0",
                "",
                order.paid().transactionId(),
                order.outTradeNo(),
                order.openid(),
                "JSAPI",
                isRefund ? "REFUND" : "SUCCESS",
                "OTHERS",
                "CNY",
                isRefund ? NONE : BillText.yuan(order.total()),
                NONE));
        if (type.equals("REFUND")) {
            values.addAll(List.of(BillText.time(row.at()), BillText.time(row.at())));
        }
        if (!type.equals("SUCCESS")) {
            values.addAll(refund(row.refund()));
        }
        var fee = isRefund ? -row.refund().getFirst().feeBack() : order.paid().fee();
        values.addAll(List.of(
                order.description(),
                order.attach(),
                BillText.fee(fee),
                BigDecimal.valueOf(merchant.feeRate(), 2).toPlainString() + "%",
                isRefund ? NONE : BillText.yuan(order.total())));
        if (!type.equals("SUCCESS")) {
            values.add(isRefund ? BillText.yuan(row.refund().getFirst().amount()) : NONE);
        }
        values.add("");
        return values;
    }

    private static List<String> refund(List<Refund> refunds) {
        if (refunds.isEmpty()) {
            return List.of("0", "0", NONE, NONE, "", "");
        }
        var refund = refunds.getFirst();
        return List.of(
                refund.refundId(),
                refund.outRefundNo(),
                BillText.yuan(refund.amount()),
                NONE,
                "ORIGINAL",
                refund.state().name());
    }

    private static List<String> summary(List<Row> rows) {
        var paid = 0L;
        var back = 0L;
        var fees = 0L;
        for (var row : rows) {
            for (var refund : row.refund()) {
                back += refund.amount();
                fees -= refund.feeBack();
            }
            if (row.refund().isEmpty()) {
                paid += row.order().total();
                fees += row.order().paid().fee();
            }
        }
        return List.of(
                String.valueOf(rows.size()),
                BillText.yuan(paid),
                BillText.yuan(back),
                NONE,
                BillText.fee(fees),
                BillText.yuan(paid),
                BillText.yuan(back));
    }
}
