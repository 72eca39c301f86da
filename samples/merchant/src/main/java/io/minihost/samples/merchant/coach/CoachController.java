package io.minihost.samples.merchant.coach;

import io.minihost.samples.merchant.Check;
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
@RequestMapping("/coach")
class CoachController {

    private static final int TRAVELLERS_MAX = 4;

    private final Timetable timetable;
    private final Tickets tickets;
    private final Purchases purchases;
    private final Cashier cashier;
    private final Door door;

    CoachController(Timetable timetable, Tickets tickets, Purchases purchases, Cashier cashier, Door door) {
        this.timetable = timetable;
        this.tickets = tickets;
        this.purchases = purchases;
        this.cashier = cashier;
        this.door = door;
    }

    record Board(Timetable.Station station, List<Departure> departures) {}

    record Wish(String departure, int travellers, boolean chinese) {
        Wish {
            if (travellers < 1 || travellers > TRAVELLERS_MAX) {
                throw new IllegalArgumentException("not a number of travellers");
            }
        }
    }

    @GetMapping("/stations")
    List<Timetable.Station> stations() {
        return timetable.stations();
    }

    @GetMapping("/stations/{id}")
    Board board(@PathVariable String id) {
        var station = timetable
                .station(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such station."));
        return new Board(station, tickets.departures(id));
    }

    @PostMapping("/tickets")
    @ResponseStatus(HttpStatus.CREATED)
    TicketView sell(Customer customer, @RequestBody Wish wish) {
        return tickets.sell(customer, wish.departure(), wish.travellers(), wish.chinese());
    }

    @GetMapping("/tickets")
    List<TicketView> list(Customer customer) {
        return tickets.of(customer);
    }

    @GetMapping("/tickets/{number}")
    TicketView show(Customer customer, @PathVariable String number) {
        return tickets.view(cashier.refreshed(purchases.require(customer, number)));
    }

    @PostMapping("/inspections")
    Check<TicketView> inspect(@RequestBody Check.Asked asked) {
        return door.check(Tickets.PROGRAM, asked, tickets::view);
    }
}
