package io.minihost.samples.merchant.fine;

import io.minihost.samples.wechat.Cashier;
import io.minihost.samples.wechat.Customer;
import io.minihost.samples.wechat.Purchases;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/fine")
class FineController {

    private final Fines fines;
    private final Purchases purchases;
    private final Cashier cashier;

    FineController(Fines fines, Purchases purchases, Cashier cashier) {
        this.fines = fines;
        this.purchases = purchases;
        this.cashier = cashier;
    }

    record Car(String plate, String papers) {}

    record Wish(String notice, boolean chinese) {}

    /** Cars that are made up, for somebody who wants to see how it goes. */
    @GetMapping("/examples")
    List<Car> examples() {
        return Stream.of("浙A12345", "沪B66888", "苏E2026Q")
                .map(plate -> new Car(plate, Notices.papers(plate)))
                .toList();
    }

    @GetMapping("/notices")
    List<Notice> of(@RequestParam String plate, @RequestParam String papers) {
        return fines.of(plate, papers);
    }

    @PostMapping("/payments")
    @ResponseStatus(HttpStatus.CREATED)
    ReceiptView sell(Customer customer, @RequestBody Wish wish) {
        return fines.sell(customer, wish.notice(), wish.chinese());
    }

    @GetMapping("/payments")
    List<ReceiptView> list(Customer customer) {
        return fines.receipts(customer);
    }

    @GetMapping("/payments/{number}")
    ReceiptView show(Customer customer, @PathVariable String number) {
        return fines.view(cashier.refreshed(purchases.require(customer, number)));
    }
}
