package io.minihost.samples.shop;

import io.minihost.samples.wechat.Cashier;
import io.minihost.samples.wechat.Customer;
import io.minihost.samples.wechat.Purchases;
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
@RequestMapping("/shop/orders")
class OrderController {

    private final Orders orders;
    private final Purchases purchases;
    private final Cashier cashier;

    OrderController(Orders orders, Purchases purchases, Cashier cashier) {
        this.orders = orders;
        this.purchases = purchases;
        this.cashier = cashier;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OrderView place(Customer customer, @RequestBody OrderDraft draft) {
        return orders.view(orders.place(customer, draft));
    }

    @GetMapping("/{number}")
    OrderView show(Customer customer, @PathVariable String number) {
        return orders.view(cashier.refreshed(purchases.require(customer, number)));
    }

    @PostMapping("/{number}/refund")
    OrderView giveHalfBack(Customer customer, @PathVariable String number) {
        var purchase = purchases.require(customer, number);
        if (!orders.giveHalfBack(purchase)) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "Nothing of this order can be given back.");
        }
        return orders.view(purchase);
    }
}
