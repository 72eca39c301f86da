package io.minihost.server.checkout;

import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pay sheets that were opened. A sheet pays or is left, and its row says which came first: what a program was told stays true, whatever
 * a browser sends later, and to whichever node.
 */
@Component
class Checkouts {

    private static final String EVERY = "PT1H";
    private static final Duration KEPT = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;

    Checkouts(JdbcClient jdbc, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
    }

    enum State {
        OPEN,
        PAID,
        LEFT
    }

    record Checkout(UUID id, long order, PersonId person, State state) {}

    UUID open(long order, PersonId person) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into checkout (id, order_id, person_id, state, opened_at) values (?, ?, ?, 'OPEN', ?)")
                .params(id, Long.toString(order), person.value(), Timestamps.of(clock.instant()))
                .update();
        return id;
    }

    /** One of somebody's. */
    Optional<Checkout> find(UUID id, PersonId person) {
        return jdbc.sql("select * from checkout where id = ? and person_id = ?")
                .params(id, person.value())
                .query(Checkouts::checkout)
                .optional();
    }

    /**
     * The same, so that nobody leaves it before the transaction is over, and no other sheet pays the same order.
     *
     * @return where it stands now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    State hold(Checkout checkout) {
        return jdbc
                .sql("select * from checkout where order_id = ? order by id for update")
                .param(Long.toString(checkout.order()))
                .query(Checkouts::checkout)
                .list()
                .stream()
                .filter(one -> one.id().equals(checkout.id()))
                .findFirst()
                .map(Checkout::state)
                .orElse(State.LEFT);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void paid(UUID id) {
        jdbc.sql("update checkout set state = 'PAID' where id = ?").param(id).update();
    }

    /** The sheet is gone, and pays nothing any more if it has not by now; waits for a payment that is under way. */
    State leave(UUID id) {
        jdbc.sql("update checkout set state = 'LEFT' where id = ? and state = 'OPEN'")
                .param(id)
                .update();
        return jdbc.sql("select state from checkout where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .map(State::valueOf)
                .orElse(State.LEFT);
    }

    private static Checkout checkout(ResultSet row, int number) throws SQLException {
        return new Checkout(
                row.getObject("id", UUID.class),
                Long.parseLong(row.getString("order_id")),
                new PersonId(row.getObject("person_id", UUID.class)),
                State.valueOf(row.getString("state")));
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT5M")
    void forget() {
        retention.expire(
                "pay sheets", EVERY, "checkout", "opened_at", clock.instant().minus(KEPT));
    }
}
