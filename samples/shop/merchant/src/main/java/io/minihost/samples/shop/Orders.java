package io.minihost.samples.shop;

import io.minihost.samples.wechat.Cashier;
import io.minihost.samples.wechat.Counter;
import io.minihost.samples.wechat.Customer;
import io.minihost.samples.wechat.Purchase;
import io.minihost.samples.wechat.Refund;
import io.minihost.samples.wechat.Refunds;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes orders, packs a parcel for each that is paid, and ships it. */
@Service
class Orders implements Counter {

    static final String PROGRAM = "shop";

    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);
    /** In fen. */
    private static final int DELIVERY = 1200;

    private static final int FREE_FROM = 19900;

    private final Goods goods;
    private final Cashier cashier;
    private final Refunds refunds;
    private final JdbcClient database;
    private final JsonMapper json;

    Orders(Goods goods, Cashier cashier, Refunds refunds, JdbcClient database, JsonMapper json) {
        this.goods = goods;
        this.cashier = cashier;
        this.refunds = refunds;
        this.database = database;
        this.json = json;
    }

    @Override
    public String program() {
        return PROGRAM;
    }

    Purchase place(Customer customer, OrderDraft draft) {
        int sum = draft.lines().stream()
                .mapToInt(line -> goods.price(line.id(), line.size()) * line.count())
                .sum();
        int total = sum < FREE_FROM ? sum + DELIVERY : sum;
        return cashier.sell(customer, "", description(draft), json.writeValueAsString(draft), total);
    }

    private String description(OrderDraft draft) {
        var first = goods.name(draft.lines().getFirst().id(), draft.chinese());
        int more = draft.lines().size() - 1;
        if (more == 0) {
            return first;
        }
        return draft.chinese() ? "%s等 %d 种商品".formatted(first, more + 1) : "%s and %d more".formatted(first, more);
    }

    @Override
    public void paid(Purchase purchase) {
        database.sql("insert into parcel (number, packed_at, half_back) values (?, ?, false)")
                .params(purchase.number(), now())
                .update();
    }

    /** Hands parcels to the courier. */
    @Scheduled(fixedDelay = 1000)
    void ship() {
        var packed = database.sql("select number from parcel where shipped_at is null and packed_at < ?")
                .param(now().minusSeconds(4))
                .query(String.class)
                .list();
        for (var number : packed) {
            database.sql("update parcel set shipped_at = ? where number = ? and shipped_at is null")
                    .params(now(), number)
                    .update();
            LOG.info("Shipped {}", number);
        }
    }

    /** Half of the price goes back to somebody whose goods came damaged; once, and not before they were shipped. */
    @Transactional
    public boolean giveHalfBack(Purchase purchase) {
        int changed = database.sql("""
                        update parcel set half_back = true
                        where number = ? and shipped_at is not null and half_back = false""").param(purchase.number()).update();
        if (changed == 1) {
            refunds.request(purchase, purchase.total() / 2, "damaged");
        }
        return changed == 1;
    }

    /** In the words of the program's own list of orders. */
    OrderView view(Purchase purchase) {
        var state = switch (purchase.state()) {
            case OPEN -> "toPay";
            case CLOSED -> "cancelled";
            case PAID -> isShipped(purchase) ? "shipped" : "toShip";
        };
        var back = refunds.of(purchase);
        int refunded = back.stream().mapToInt(Refund::amount).sum();
        var done = back.stream().allMatch(refund -> refund.state().equals("SUCCESS"));
        return new OrderView(purchase.number(), state, purchase.total(), refunded, refunded > 0 && done);
    }

    private boolean isShipped(Purchase purchase) {
        return database.sql("select count(*) from parcel where number = ? and shipped_at is not null")
                        .param(purchase.number())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** The database's moments are UTC. */
    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC);
    }
}
