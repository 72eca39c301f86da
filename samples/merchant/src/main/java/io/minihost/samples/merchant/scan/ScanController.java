package io.minihost.samples.merchant.scan;

import io.minihost.samples.merchant.Check;
import io.minihost.samples.merchant.Codes;
import io.minihost.samples.merchant.Door;
import io.minihost.samples.wechat.Cashier;
import io.minihost.samples.wechat.Customer;
import io.minihost.samples.wechat.Purchases;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/scan")
class ScanController {

    private final Shelf shelf;
    private final Baskets baskets;
    private final Purchases purchases;
    private final Cashier cashier;
    private final Door door;

    ScanController(Shelf shelf, Baskets baskets, Purchases purchases, Cashier cashier, Door door) {
        this.shelf = shelf;
        this.baskets = baskets;
        this.purchases = purchases;
        this.cashier = cashier;
        this.door = door;
    }

    record Packed(Shelf.Article article, String picture) {}

    record Basket(List<Baskets.Line> lines, boolean chinese) {}

    /** Everything with its bar code, for somebody who has no goods at hand. */
    @GetMapping("/goods")
    List<Packed> all() {
        return shelf.articles().stream()
                .map(article -> new Packed(article, Codes.bars(article.barcode())))
                .toList();
    }

    @GetMapping("/goods/{barcode}")
    Shelf.Article find(@PathVariable String barcode) {
        return shelf.find(barcode)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There are no such goods."));
    }

    @PostMapping("/baskets")
    @ResponseStatus(HttpStatus.CREATED)
    BasketView sell(Customer customer, @RequestBody Basket basket) {
        return baskets.sell(customer, basket.lines(), basket.chinese());
    }

    @GetMapping("/baskets")
    List<BasketView> list(Customer customer) {
        return baskets.of(customer);
    }

    @GetMapping("/baskets/{number}")
    BasketView show(Customer customer, @PathVariable String number) {
        return baskets.view(cashier.refreshed(purchases.require(customer, number)));
    }

    @PostMapping("/gates")
    Check<BasketView> letOut(@RequestBody Check.Asked asked) {
        return door.check(Baskets.PROGRAM, asked, baskets::view);
    }
}
