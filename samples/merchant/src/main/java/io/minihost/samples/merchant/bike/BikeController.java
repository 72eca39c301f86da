package io.minihost.samples.merchant.bike;

import io.minihost.samples.wechat.Cashier;
import io.minihost.samples.wechat.Customer;
import io.minihost.samples.wechat.Purchase;
import io.minihost.samples.wechat.Purchases;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/bike")
class BikeController {

    private final Rides rides;
    private final Purchases purchases;
    private final Cashier cashier;

    BikeController(Rides rides, Purchases purchases, Cashier cashier) {
        this.rides = rides;
        this.purchases = purchases;
        this.cashier = cashier;
    }

    record TopUp(int amount, boolean chinese) {}

    record Start(String bike) {}

    record Pay(boolean chinese) {}

    /** A payment that has begun, with its sum in fen. */
    record Payment(String number, Purchase.State state, int total) {
        static Payment of(Purchase purchase) {
            return new Payment(purchase.number(), purchase.state(), purchase.total());
        }
    }

    @GetMapping("/wallet")
    WalletView wallet(Customer customer) {
        return rides.wallet(customer);
    }

    @PostMapping("/top-ups")
    @ResponseStatus(HttpStatus.CREATED)
    Payment topUp(Customer customer, @RequestBody TopUp topUp) {
        return Payment.of(rides.topUp(customer, topUp.amount(), topUp.chinese()));
    }

    @PostMapping("/rides")
    @ResponseStatus(HttpStatus.CREATED)
    WalletView.RideView start(Customer customer, @RequestBody Start start) {
        return rides.start(customer, start.bike());
    }

    @PostMapping("/rides/{id}/finish")
    WalletView.RideView finish(Customer customer, @PathVariable String id) {
        return rides.finish(customer, id);
    }

    @PostMapping("/rides/{id}/payment")
    @ResponseStatus(HttpStatus.CREATED)
    Payment pay(Customer customer, @PathVariable String id, @RequestBody Pay pay) {
        return Payment.of(rides.pay(customer, id, pay.chinese()));
    }

    @GetMapping("/payments/{number}")
    Payment show(Customer customer, @PathVariable String number) {
        return Payment.of(cashier.refreshed(purchases.require(customer, number)));
    }
}
