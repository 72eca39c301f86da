package io.minihost.samples.merchant.scan;

import io.minihost.samples.merchant.Codes;
import io.minihost.samples.merchant.Voucher;
import io.minihost.samples.merchant.Vouchers;
import io.minihost.samples.wechat.Cashier;
import io.minihost.samples.wechat.Counter;
import io.minihost.samples.wechat.Customer;
import io.minihost.samples.wechat.Purchase;
import io.minihost.samples.wechat.Purchases;
import java.util.List;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Adds up what lies in a basket and, once it is paid, gives a code for the gate. */
@Service
class Baskets implements Counter {

    static final String PROGRAM = "scan";

    private static final int LINES_MAX = 50;
    private static final int PIECES_MAX = 20;

    private final Shelf shelf;
    private final Purchases purchases;
    private final Cashier cashier;
    private final Vouchers vouchers;
    private final JsonMapper json;

    Baskets(Shelf shelf, Purchases purchases, Cashier cashier, Vouchers vouchers, JsonMapper json) {
        this.shelf = shelf;
        this.purchases = purchases;
        this.cashier = cashier;
        this.vouchers = vouchers;
        this.json = json;
    }

    record Line(String barcode, int count) {
        Line {
            if (count < 1 || count > PIECES_MAX) {
                throw new IllegalArgumentException("not a number of pieces");
            }
        }
    }

    @Override
    public String program() {
        return PROGRAM;
    }

    BasketView sell(Customer customer, List<Line> lines, boolean chinese) {
        if (lines.isEmpty() || lines.size() > LINES_MAX) {
            throw new IllegalArgumentException("not a basket");
        }
        int total = lines.stream()
                .mapToInt(line -> article(line).price() * line.count())
                .sum();
        int pieces = lines.stream().mapToInt(Line::count).sum();
        var description = article(lines.getFirst()).name().in(chinese)
                + (pieces == 1 ? "" : (chinese ? "等 %d 件" : ", %d pieces").formatted(pieces));
        return view(cashier.sell(customer, "", description, json.writeValueAsString(lines), total));
    }

    @Override
    public void paid(Purchase purchase) {
        vouchers.issue(purchase);
    }

    List<BasketView> of(Customer customer) {
        return purchases.of(customer).stream()
                .filter(Purchase::isPaid)
                .map(this::view)
                .toList();
    }

    BasketView view(Purchase purchase) {
        var lines = json.readValue(purchase.details(), new TypeReference<List<Line>>() {});
        var exit = vouchers.of(purchase).orElse(null);
        return new BasketView(
                purchase.number(),
                purchase.state(),
                lines.stream()
                        .map(line -> new BasketView.Line(article(line), line.count()))
                        .toList(),
                purchase.total(),
                purchase.createdAt(),
                exit,
                exit == null ? null : Codes.qr(exit.code()));
    }

    BasketView view(Voucher exit) {
        return view(purchases.find(exit.number()).orElseThrow());
    }

    private Shelf.Article article(Line line) {
        return shelf.find(line.barcode())
                .orElseThrow(() -> new IllegalArgumentException("There are no goods with this bar code."));
    }
}
