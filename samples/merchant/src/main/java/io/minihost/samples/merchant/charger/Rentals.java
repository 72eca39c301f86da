package io.minihost.samples.merchant.charger;

import io.minihost.samples.wechat.Cashier;
import io.minihost.samples.wechat.Counter;
import io.minihost.samples.wechat.Customer;
import io.minihost.samples.wechat.Purchase;
import io.minihost.samples.wechat.Purchases;
import io.minihost.samples.wechat.Refund;
import io.minihost.samples.wechat.Refunds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** Rents chargers for a deposit. What the rent leaves of it goes back when the charger does, wherever that is. */
@Service
class Rentals implements Counter {

    static final String PROGRAM = "charger";
    /** In fen. */
    static final int DEPOSIT = 9900;
    /** In fen, for each half an hour that has begun. */
    static final int HALF_HOUR = 200;

    private final Stations stations;
    private final Purchases purchases;
    private final Cashier cashier;
    private final Refunds refunds;
    private final JdbcClient database;

    Rentals(Stations stations, Purchases purchases, Cashier cashier, Refunds refunds, JdbcClient database) {
        this.stations = stations;
        this.purchases = purchases;
        this.cashier = cashier;
        this.refunds = refunds;
        this.database = database;
    }

    /** A charger that is out, or was. */
    private record Rental(
            String number,
            LocalDateTime startedAt,
            @Nullable String returnedTo,
            @Nullable LocalDateTime returnedAt,
            int fee) {

        Instant start() {
            return startedAt.toInstant(ZoneOffset.UTC);
        }

        @Nullable
        Instant end() {
            return returnedAt == null ? null : returnedAt.toInstant(ZoneOffset.UTC);
        }
    }

    @Override
    public String program() {
        return PROGRAM;
    }

    /** Chargers that can be taken at a station: what was put in, less what was taken, and what came from elsewhere. */
    int free(Stations.Station station) {
        int taken = purchases.alive(PROGRAM, station.id()).size();
        int brought = database.sql("select count(*) from rental where returned_to = ?")
                .param(station.id())
                .query(Integer.class)
                .single();
        return Math.clamp(station.stock() - taken + brought, 0, station.slots());
    }

    synchronized RentalView begin(Customer customer, String stationId, boolean chinese) {
        var station = station(stationId);
        if (free(station) == 0) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "There is no charger left here.");
        }
        var description = (chinese ? "押金 · " : "Deposit · ") + station.name().in(chinese);
        return view(cashier.sell(customer, station.id(), description, "", DEPOSIT));
    }

    @Override
    public void paid(Purchase purchase) {
        database.sql("insert into rental (number, started_at, fee) values (?, ?, 0)")
                .params(purchase.number(), now())
                .update();
    }

    /** Takes a charger back. The rest of the deposit is written down with the return, so that neither is there alone. */
    @Transactional
    public void bringBack(Purchase purchase, String stationId) {
        var station = station(stationId);
        int fee = rental(purchase)
                .map(rental -> fee(rental.start(), Instant.now()))
                .orElse(0);
        int changed = database.sql("""
                        update rental set returned_to = ?, returned_at = ?, fee = ?
                        where number = ? and returned_at is null""")
                .params(station.id(), now(), fee, purchase.number())
                .update();
        if (changed == 0) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "This charger is not out.");
        }
        if (fee < purchase.total()) {
            refunds.request(purchase, purchase.total() - fee, "deposit");
        }
    }

    /** What has not come to a rental is not shown: a deposit that nobody paid. */
    List<RentalView> of(Customer customer) {
        return purchases.of(customer).stream()
                .filter(Purchase::isPaid)
                .map(this::view)
                .toList();
    }

    RentalView view(Purchase purchase) {
        var rental = rental(purchase);
        var end = rental.map(Rental::end).orElse(null);
        var back = refunds.of(purchase);
        int fee = rental.map(some -> end == null ? fee(some.start(), Instant.now()) : some.fee())
                .orElse(0);
        var from = station(purchase.subject());
        return new RentalView(
                purchase.number(),
                purchase.state(),
                from,
                1 + Math.floorMod(purchase.number().hashCode(), from.slots()),
                rental.map(Rental::start).orElse(null),
                rental.map(Rental::returnedTo).flatMap(stations::find).orElse(null),
                end,
                purchase.total(),
                fee,
                back.stream().mapToInt(Refund::amount).sum(),
                back.stream().allMatch(refund -> refund.state().equals("SUCCESS")));
    }

    /** In fen; never more than the deposit, for which the charger is sold. */
    static int fee(Instant start, Instant end) {
        long halfHours = 1 + Duration.between(start, end).toMinutes() / 30;
        return (int) Math.min(DEPOSIT, halfHours * HALF_HOUR);
    }

    private Optional<Rental> rental(Purchase purchase) {
        return database.sql("select * from rental where number = ?")
                .param(purchase.number())
                .query(Rental.class)
                .optional();
    }

    private Stations.Station station(String id) {
        return stations.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such station."));
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC);
    }
}
