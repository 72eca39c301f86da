package io.minihost.samples.wechat;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Paying what was chosen, or giving it up; the same for everything that is sold. */
@RestController
@RequestMapping("/{program}/purchases/{number}")
class PurchaseController {

    private final Purchases purchases;
    private final Cashier cashier;

    PurchaseController(Purchases purchases, Cashier cashier) {
        this.purchases = purchases;
        this.cashier = cashier;
    }

    @PostMapping("/payment")
    Checkout pay(Customer customer, @PathVariable String number) {
        var purchase = cashier.refreshed(purchases.require(customer, number));
        if (purchase.state() != Purchase.State.OPEN) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "This is paid, or it is too late to pay it.");
        }
        return cashier.checkout(purchase);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUp(Customer customer, @PathVariable String number) {
        var purchase = cashier.refreshed(purchases.require(customer, number));
        if (purchase.state() == Purchase.State.OPEN) {
            cashier.close(purchase);
        }
    }
}
