package io.minihost.server.payments.rehearsal;

import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Problem;
import io.minihost.server.payments.merchants.Merchants;
import io.minihost.server.payments.wire.MchId;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of rehearsals, and their clocks. */
@Component
class RehearsalRows {

    private final JdbcClient jdbc;
    private final Merchants merchants;
    private final Clock clock;

    RehearsalRows(JdbcClient jdbc, Merchants merchants, Clock clock) {
        this.jdbc = jdbc;
        this.merchants = merchants;
        this.clock = clock;
    }

    void add(MchId twin) {
        jdbc.sql("insert into rehearsal (mchid) values (?) on conflict do nothing")
                .param(twin.value())
                .update();
    }

    /** Of a merchant or of its twin. */
    Rehearsal require(MchId mchid) {
        var twin = mchid.isRehearsal() ? Optional.of(mchid) : merchants.rehearsalOf(mchid);
        return get(twin.orElseThrow(() -> Problem.notFound("The merchant has no twin to rehearse with yet.")
                .code("no_rehearsal")));
    }

    Rehearsal get(MchId twin) {
        return jdbc.sql("select * from rehearsal where mchid = ?")
                .param(twin.value())
                .query((row, number) -> new Rehearsal(
                        twin,
                        Objects.requireNonNull(row.getString("notify_url")),
                        Objects.requireNonNull(row.getString("check_url")),
                        row.getLong("ahead_seconds"),
                        Timestamps.readIfThere(row, "listened_at")))
                .single();
    }

    void set(MchId twin, String notifyUrl, String checkUrl) {
        jdbc.sql("update rehearsal set notify_url = ?, check_url = ? where mchid = ?")
                .params(notifyUrl, checkUrl, twin.value())
                .update();
    }

    void listened(MchId twin) {
        jdbc.sql("update rehearsal set listened_at = ? where mchid = ?")
                .params(Timestamps.of(clock.instant()), twin.value())
                .update();
    }

    /** Moves the twin's clock: whatever waits for it comes so much earlier. */
    @Transactional
    public void move(MchId twin, long seconds) {
        jdbc.sql("update rehearsal set ahead_seconds = ahead_seconds + ? where mchid = ?")
                .params(seconds, twin.value())
                .update();
        earlier("pay_prepay", "expires_at", "order_id in (select id from pay_order where mchid = ?)", twin, seconds);
        earlier("pay_order", "expires_at", "mchid = ? and state = 'NOTPAY'", twin, seconds);
        earlier("pay_notification", "due_at", "mchid = ? and state = 'WAITING'", twin, seconds);
        earlier("rehearsal_run", "due_at", "mchid = ? and state = 'RUNNING'", twin, seconds);
        earlier("rehearsal_run", "watched_until", "mchid = ? and state = 'RUNNING'", twin, seconds);
    }

    private void earlier(String table, String column, String which, MchId twin, long seconds) {
        jdbc.sql("update %s set %s = %s - make_interval(secs => ?) where %s".formatted(table, column, column, which))
                .params((double) seconds, twin.value())
                .update();
    }
}
