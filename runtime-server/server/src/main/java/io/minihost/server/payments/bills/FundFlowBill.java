package io.minihost.server.payments.bills;

import io.minihost.server.common.web.PageQuery;
import io.minihost.server.ledger.Account;
import io.minihost.server.ledger.Entry;
import io.minihost.server.ledger.Ledger;
import io.minihost.server.payments.merchants.MerchantMoney;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What has come into a merchant's account and left it on a day, with the balance after each. */
@Component
class FundFlowBill {

    private static final String HEAD = "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号";
    private static final String SUMMARY = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额";
    private static final int PAGE = 200;
    private static final Map<String, String> NAMES =
            Map.of("payment", "交易", "payment-fee", "扣除交易手续费", "refund", "退款", "refund-fee", "退回交易手续费");

    private final Ledger ledger;

    FundFlowBill(Ledger ledger) {
        this.ledger = ledger;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public String write(Bill bill) {
        var account = MerchantMoney.of(bill.mchid());
        var later = ledger.turnover(account, bill.until());
        var balance = ledger.balance(account).posted() - later.in() + later.out();
        var newestFirst = entries(account, bill);
        var rows = new ArrayList<List<String>>();
        for (var entry : newestFirst) {
            rows.add(values(bill, entry, balance));
            balance -= entry.change();
        }
        var text = new BillText();
        text.head(HEAD);
        rows.reversed().forEach(text::row);
        text.head(SUMMARY);
        text.row(summary(newestFirst));
        return text.toString();
    }

    private List<Entry> entries(Account account, Bill bill) {
        var entries = new ArrayList<Entry>();
        @Nullable String next = null;
        do {
            var page = ledger.entries(account, new PageQuery(next, PAGE));
            page.items().stream()
                    .filter(entry -> entry.change() != 0)
                    .filter(entry ->
                            !entry.at().isBefore(bill.from()) && entry.at().isBefore(bill.until()))
                    .forEach(entries::add);
            var isPast = !page.items().isEmpty() && page.items().getLast().at().isBefore(bill.from());
            next = isPast ? null : page.next();
        } while (next != null);
        return entries;
    }

    private static List<String> values(Bill bill, Entry entry, long balance) {
        var name = NAMES.getOrDefault(entry.kind(), entry.kind());
        return List.of(
                BillText.time(entry.at()),
                entry.reference(),
                entry.id().toString(),
                name,
                name,
                entry.change() > 0 ? "收入" : "支出",
                BillText.yuan(Math.abs(entry.change())),
                BillText.yuan(balance),
                bill.mchid().value(),
                "",
                entry.reference());
    }

    private static List<String> summary(List<Entry> entries) {
        var in = entries.stream()
                .mapToLong(Entry::change)
                .filter(change -> change > 0)
                .toArray();
        var out = entries.stream()
                .mapToLong(Entry::change)
                .filter(change -> change < 0)
                .toArray();
        return List.of(
                String.valueOf(entries.size()),
                String.valueOf(in.length),
                BillText.yuan(Arrays.stream(in).sum()),
                String.valueOf(out.length),
                BillText.yuan(-Arrays.stream(out).sum()));
    }
}
