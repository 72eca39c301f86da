package io.minihost.server.pins;

import io.minihost.server.accounts.AccountRecovered;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * For a day after somebody has got a new PIN without the old one, or their account without its password, they pay small sums only:
 * it may have been somebody else, and the person has the time to notice.
 */
@Component
public class PayCaution {

    /** In fen, for all payments of the time together. */
    static final long LIMIT = 20_000;

    private static final Duration LASTS = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    PayCaution(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * For somebody who can pay small sums only.
     *
     * @param left in fen
     */
    public record State(Instant until, long left) {}

    public Optional<State> of(PersonId person) {
        return jdbc.sql("select until, spent from pay_caution where person_id = ? and until > ?")
                .params(person.value(), Timestamps.of(clock.instant()))
                .query((row, number) -> new State(Timestamps.read(row, "until"), LIMIT - row.getLong("spent")))
                .optional();
    }

    /** What was spent already of a time that goes on stays spent. */
    @Transactional(propagation = Propagation.MANDATORY)
    void begin(PersonId person) {
        var now = clock.instant();
        jdbc.sql("""
            insert into pay_caution (person_id, until, spent) values (:person, :until, 0)
            on conflict (person_id) do update set until = excluded.until,
            spent = case when pay_caution.until > :now then pay_caution.spent else 0 end
            """)
                .param("person", person.value())
                .param("until", Timestamps.of(now.plus(LASTS)))
                .param("now", Timestamps.of(now))
                .update();
    }

    @EventListener
    void back(AccountRecovered event) {
        begin(event.person());
    }

    /**
     * Counts what somebody pays, in the transaction that pays it.
     *
     * @param amount in fen
     * @throws Problem when that is more than they can for now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void spend(PersonId person, long amount) {
        var isCounted = jdbc.sql("update pay_caution set spent = spent + :amount where person_id = :person"
                                + " and until > :now and spent + :amount <= :most")
                        .param("amount", amount)
                        .param("person", person.value())
                        .param("now", Timestamps.of(clock.instant()))
                        .param("most", LIMIT)
                        .update()
                > 0;
        if (!isCounted) {
            of(person).ifPresent(state -> {
                throw Problem.forbidden("You can pay small sums only for now.")
                        .code("pay_later")
                        .with("until", state.until().toString())
                        .with("left", state.left());
            });
        }
    }
}
