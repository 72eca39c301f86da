package io.minihost.samples.merchant.bike;

import io.minihost.samples.wechat.Cashier;
import io.minihost.samples.wechat.Counter;
import io.minihost.samples.wechat.Customer;
import io.minihost.samples.wechat.Purchase;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** Rides and the wallet they are paid from. A ride that the wallet does not cover is paid by itself, after it. */
@Service
class Rides implements Counter {

    static final String PROGRAM = "bike";

    /** In fen. */
    private static final Set<Integer> TOP_UPS = Set.of(1000, 2000, 5000, 10000);

    private static final String TOP_UP = "top-up";
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Cashier cashier;
    private final JdbcClient database;

    Rides(Cashier cashier, JdbcClient database) {
        this.cashier = cashier;
        this.database = database;
    }

    @Override
    public String program() {
        return PROGRAM;
    }

    WalletView wallet(Customer customer) {
        var movements = database.sql("select reason, amount, about, at from movement where openid = ? order by at desc")
                .param(customer.openid())
                .query((row, at) -> new WalletView.Movement(
                        row.getString("reason"),
                        row.getInt("amount"),
                        row.getString("about"),
                        row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .list();
        var due = latest(customer, "DUE").map(Rides::view).orElse(null);
        return new WalletView(balance(customer.openid()), movements, due);
    }

    Purchase topUp(Customer customer, int amount, boolean chinese) {
        if (!TOP_UPS.contains(amount)) {
            throw new IllegalArgumentException("not an amount to top up");
        }
        return cashier.sell(customer, TOP_UP, chinese ? "随轮充值" : "Freewheel top-up", "", amount);
    }

    synchronized WalletView.RideView start(Customer customer, String bike) {
        if (!bike.matches("\\d{6}")) {
            throw new IllegalArgumentException("not a bike");
        }
        if (latest(customer, "DUE").isPresent()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "Another ride is to be paid first.");
        }
        var riding = latest(customer, "RIDING");
        if (riding.isPresent()) {
            return view(riding.get());
        }
        var id = UUID.randomUUID().toString();
        database.sql("insert into ride (id, openid, bike, started_at, cost, state) values (?, ?, ?, ?, 0, 'RIDING')")
                .params(id, customer.openid(), bike, now())
                .update();
        return view(ride(customer, id));
    }

    /** Ends a ride and takes its price from the wallet; where that is too little the ride stays due. */
    @Transactional
    public WalletView.RideView finish(Customer customer, String id) {
        var ride = ride(customer, id);
        int cost = cost(ride.bike(), Duration.between(ride.startedAt(), now()));
        var state = cost <= balance(customer.openid()) ? "PAID" : "DUE";
        int changed = database.sql(
                        "update ride set ended_at = ?, cost = ?, state = ? where id = ? and state = 'RIDING'")
                .params(now(), cost, state, id)
                .update();
        if (changed == 1 && state.equals("PAID")) {
            move("ride:" + id, customer.openid(), "trip", -cost, ride.bike());
        }
        return view(ride(customer, id));
    }

    /** Of a ride that is due. */
    Purchase pay(Customer customer, String id, boolean chinese) {
        var ride = ride(customer, id);
        if (!ride.state().equals("DUE")) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "This ride is not to be paid.");
        }
        var description = (chinese ? "骑行 " : "Ride on ") + ride.bike();
        return cashier.sell(customer, id, description, "", ride.cost());
    }

    /** Money for a ride that was paid in the meantime is kept for the next one. */
    @Override
    public void paid(Purchase purchase) {
        int settled = database.sql("update ride set state = 'PAID' where id = ? and state = 'DUE'")
                .param(purchase.subject())
                .update();
        if (settled == 0) {
            move(purchase.number(), purchase.openid(), "topUp", purchase.total(), "");
            payWhatIsDue(new Customer(PROGRAM, purchase.openid()));
        }
    }

    /** From the wallet, now that there is more in it. */
    private void payWhatIsDue(Customer customer) {
        latest(customer, "DUE")
                .filter(ride -> ride.cost() <= balance(ride.openid()))
                .ifPresent(ride -> {
                    database.sql("update ride set state = 'PAID' where id = ?")
                            .param(ride.id())
                            .update();
                    move("ride:" + ride.id(), ride.openid(), "trip", -ride.cost(), ride.bike());
                });
    }

    /** In fen: every quarter of an hour that has begun. */
    private static int cost(String bike, Duration ridden) {
        int rate = bike.charAt(0) >= '8' ? 250 : 150;
        return (int) (1 + ridden.dividedBy(QUARTER)) * rate;
    }

    private void move(String id, String openid, String reason, int amount, String about) {
        database.sql("""
                        insert into movement (id, openid, reason, amount, about, at)
                        select ?, ?, ?, ?, ?, ? where not exists (select 1 from movement where id = ?)""").params(id, openid, reason, amount, about, now(), id).update();
    }

    private int balance(String openid) {
        return database.sql("select coalesce(sum(amount), 0) from movement where openid = ?")
                .param(openid)
                .query(Integer.class)
                .single();
    }

    private Optional<Ride> latest(Customer customer, String state) {
        List<Ride> rides = database.sql("select * from ride where openid = ? and state = ? order by started_at desc")
                .params(customer.openid(), state)
                .query(Ride.class)
                .list();
        return rides.stream().findFirst();
    }

    private Ride ride(Customer customer, String id) {
        return database.sql("select * from ride where id = ? and openid = ?")
                .params(id, customer.openid())
                .query(Ride.class)
                .optional()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such ride."));
    }

    private static WalletView.RideView view(Ride ride) {
        return new WalletView.RideView(ride.id(), ride.bike(), ride.cost(), ride.state());
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC);
    }
}
