package io.minihost.samples.merchant.charger;

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

@RestController
@RequestMapping("/charger")
class ChargerController {

    private final Stations stations;
    private final Rentals rentals;
    private final Purchases purchases;
    private final Cashier cashier;

    ChargerController(Stations stations, Rentals rentals, Purchases purchases, Cashier cashier) {
        this.stations = stations;
        this.rentals = rentals;
        this.purchases = purchases;
        this.cashier = cashier;
    }

    record Cabinet(Stations.Station station, int free) {}

    record Wish(String station, boolean chinese) {}

    record Return(String station) {}

    @GetMapping("/stations")
    List<Cabinet> stations() {
        return stations.all().stream()
                .map(station -> new Cabinet(station, rentals.free(station)))
                .toList();
    }

    @PostMapping("/rentals")
    @ResponseStatus(HttpStatus.CREATED)
    RentalView begin(Customer customer, @RequestBody Wish wish) {
        return rentals.begin(customer, wish.station(), wish.chinese());
    }

    @GetMapping("/rentals")
    List<RentalView> list(Customer customer) {
        return rentals.of(customer);
    }

    @GetMapping("/rentals/{number}")
    RentalView show(Customer customer, @PathVariable String number) {
        return rentals.view(cashier.refreshed(purchases.require(customer, number)));
    }

    @PostMapping("/rentals/{number}/return")
    RentalView bringBack(Customer customer, @PathVariable String number, @RequestBody Return wish) {
        var purchase = purchases.require(customer, number);
        rentals.bringBack(purchase, wish.station());
        return rentals.view(purchase);
    }
}
