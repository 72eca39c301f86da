package io.minihost.samples.merchant.coach;

import io.minihost.samples.merchant.Codes;
import io.minihost.samples.merchant.Voucher;
import io.minihost.samples.merchant.Vouchers;
import io.minihost.samples.wechat.Cashier;
import io.minihost.samples.wechat.Counter;
import io.minihost.samples.wechat.Customer;
import io.minihost.samples.wechat.Purchase;
import io.minihost.samples.wechat.Purchases;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ResponseStatusException;

/** Sells seats. A seat is held for whoever is paying it, and free again when they do not. */
@Service
class Tickets implements Counter {

    static final String PROGRAM = "coach";

    private final Timetable timetable;
    private final Purchases purchases;
    private final Cashier cashier;
    private final Vouchers vouchers;

    Tickets(Timetable timetable, Purchases purchases, Cashier cashier, Vouchers vouchers) {
        this.timetable = timetable;
        this.purchases = purchases;
        this.cashier = cashier;
        this.vouchers = vouchers;
    }

    @Override
    public String program() {
        return PROGRAM;
    }

    List<Departure> departures(String station) {
        return timetable.next(station).stream().map(this::withFreeSeats).toList();
    }

    /** One buyer at a time, so that no seat is sold twice; the last seats are few, and this is one process. */
    synchronized TicketView sell(Customer customer, String departureId, int travellers, boolean chinese) {
        var departure = timetable
                .find(departureId)
                .map(this::withFreeSeats)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such coach."));
        if (timetable.hasLeft(departure) || travellers > departure.seats()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "There are not so many seats left.");
        }
        var description = departure.time() + " " + departure.from().in(chinese) + " → "
                + departure.to().in(chinese);
        return view(cashier.sell(
                customer, departure.id(), description, Integer.toString(travellers), departure.price() * travellers));
    }

    @Override
    public void paid(Purchase purchase) {
        vouchers.issue(purchase);
    }

    List<TicketView> of(Customer customer) {
        return purchases.of(customer).stream().map(this::view).toList();
    }

    TicketView view(Purchase purchase) {
        var departure = timetable
                .find(purchase.subject())
                .orElseThrow(() -> new IllegalStateException("no coach " + purchase.subject()));
        var ticket = vouchers.of(purchase).orElse(null);
        return new TicketView(
                purchase.number(),
                purchase.state(),
                departure,
                travellers(purchase),
                purchase.total(),
                ticket,
                ticket == null ? null : Codes.qr(ticket.code()));
    }

    TicketView view(Voucher ticket) {
        return view(purchases.find(ticket.number()).orElseThrow());
    }

    private Departure withFreeSeats(Departure departure) {
        int taken = purchases.alive(PROGRAM, departure.id()).stream()
                .mapToInt(Tickets::travellers)
                .sum();
        return new Departure(
                departure.id(),
                departure.from(),
                departure.to(),
                departure.at(),
                departure.time(),
                departure.day(),
                departure.price(),
                departure.minutes(),
                departure.bay(),
                Math.max(0, departure.seats() - taken));
    }

    private static int travellers(Purchase purchase) {
        return Integer.parseInt(purchase.details());
    }
}
