package io.minihost.samples.merchant.fine;

import io.minihost.samples.wechat.Cashier;
import io.minihost.samples.wechat.Counter;
import io.minihost.samples.wechat.Customer;
import io.minihost.samples.wechat.Purchase;
import io.minihost.samples.wechat.Purchases;
import io.minihost.samples.wechat.Refunds;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ResponseStatusException;

/** Takes the money for fines. A fine is paid once: the money of whoever comes second goes back at once. */
@Service
class Fines implements Counter {

    static final String PROGRAM = "fine";

    private final Notices notices;
    private final Purchases purchases;
    private final Cashier cashier;
    private final Refunds refunds;
    private final JdbcClient database;

    Fines(Notices notices, Purchases purchases, Cashier cashier, Refunds refunds, JdbcClient database) {
        this.notices = notices;
        this.purchases = purchases;
        this.cashier = cashier;
        this.refunds = refunds;
        this.database = database;
    }

    @Override
    public String program() {
        return PROGRAM;
    }

    List<Notice> of(String plate, String papers) {
        return notices.of(plate, papers).stream().map(this::withPayment).toList();
    }

    /** The customer's own purchase of this notice that is still open, or a new one. */
    ReceiptView sell(Customer customer, String id, boolean chinese) {
        var notice = notice(id);
        if (notice.paid()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "This fine is paid.");
        }
        var purchase = purchases.alive(PROGRAM, id).stream()
                .filter(open -> open.openid().equals(customer.openid()))
                .findFirst()
                .orElseGet(() -> cashier.sell(
                        customer, id, notice.plate() + " " + notice.offence().in(chinese), "", notice.amount()));
        return view(purchase);
    }

    @Override
    public void paid(Purchase purchase) {
        int first = database.sql("""
                        insert into fine_paid (notice, number, paid_at)
                        select ?, ?, ? where not exists (select 1 from fine_paid where notice = ?)""")
                .params(purchase.subject(), purchase.number(), LocalDateTime.now(ZoneOffset.UTC), purchase.subject())
                .update();
        if (first == 0) {
            refunds.request(purchase, purchase.total(), "paid before");
        }
    }

    List<ReceiptView> receipts(Customer customer) {
        return purchases.of(customer).stream()
                .filter(Purchase::isPaid)
                .map(this::view)
                .toList();
    }

    ReceiptView view(Purchase purchase) {
        var paidAt = database.sql("select paid_at from fine_paid where number = ?")
                .param(purchase.number())
                .query(LocalDateTime.class)
                .optional()
                .map(at -> at.toInstant(ZoneOffset.UTC));
        return new ReceiptView(
                purchase.number(),
                purchase.state(),
                notice(purchase.subject()),
                purchase.total(),
                purchase.transactionId(),
                paidAt.orElse(null),
                purchase.isPaid() && paidAt.isEmpty());
    }

    private Notice notice(String id) {
        return notices.find(id)
                .map(this::withPayment)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such fine."));
    }

    private Notice withPayment(Notice notice) {
        Optional<String> paid = database.sql("select number from fine_paid where notice = ?")
                .param(notice.id())
                .query(String.class)
                .optional();
        return new Notice(
                notice.id(),
                notice.plate(),
                notice.at(),
                notice.place(),
                notice.offence(),
                notice.amount(),
                notice.points(),
                paid.isPresent());
    }
}
