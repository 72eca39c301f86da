package io.minihost.server.customerservice;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.PersonId;
import io.minihost.server.merchantpush.ConversationTransferred;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who answers for a program, and whose conversation is whose. */
@Service
public class ServiceStaff {

    private static final int ACCOUNTS_MAX = 100;
    private static final int SHOWN_MAX = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    ServiceStaff(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody of the staff. */
    public record Account(String account, String nick, long number) {}

    /** Whose conversation somebody's is, since when. */
    public record Assigned(String account, String openid, Instant since) {}

    /** What became of a change. */
    public enum Outcome {
        DONE,
        UNKNOWN,
        KNOWN_ALREADY,
        TOO_MANY,
        /** it is somebody else's conversation */
        TAKEN
    }

    public List<Account> all(AppId program) {
        return jdbc.sql("select account, nick, number from service_account where app_id = ? order by number")
                .param(program.value())
                .query((row, index) -> new Account(
                        Objects.requireNonNull(row.getString("account")),
                        Objects.requireNonNull(row.getString("nick")),
                        row.getLong("number")))
                .list();
    }

    @Transactional
    public Outcome add(AppId program, String account, String nick) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('service staff ' || ?, 0))")
                .param(program.value())
                .query(row -> {});
        if (all(program).size() >= ACCOUNTS_MAX) {
            return Outcome.TOO_MANY;
        }
        var isNew = jdbc.sql("insert into service_account (app_id, account, nick) values (?, ?, ?)"
                                + " on conflict (app_id, account) do nothing")
                        .params(program.value(), account, nick)
                        .update()
                > 0;
        return isNew ? Outcome.DONE : Outcome.KNOWN_ALREADY;
    }

    public Outcome rename(AppId program, String account, String nick) {
        var isKnown = jdbc.sql("update service_account set nick = ? where app_id = ? and account = ?")
                        .params(nick, program.value(), account)
                        .update()
                > 0;
        return isKnown ? Outcome.DONE : Outcome.UNKNOWN;
    }

    @Transactional
    public Outcome remove(AppId program, String account) {
        var isKnown = jdbc.sql("delete from service_account where app_id = ? and account = ?")
                        .params(program.value(), account)
                        .update()
                > 0;
        jdbc.sql("update service_chat set account = null, account_since = null where app_id = ? and account = ?")
                .params(program.value(), account)
                .update();
        return isKnown ? Outcome.DONE : Outcome.UNKNOWN;
    }

    /** Gives somebody of the staff a conversation. */
    @Transactional
    public Outcome assign(AppId program, PersonId person, String account) {
        var isDone = jdbc.sql("update service_chat set account = :account,"
                                + " account_since = case when account = :account then account_since else :now end"
                                + " where app_id = :app and person_id = :person"
                                + " and (account is null or account = :account) and exists (select 1"
                                + " from service_account s where s.app_id = :app and s.account = :account)")
                        .param("account", account)
                        .param("now", Timestamps.of(clock.instant()))
                        .param("app", program.value())
                        .param("person", person.value())
                        .update()
                > 0;
        if (isDone) {
            return Outcome.DONE;
        }
        return find(program, person).isPresent() && isKnown(program, account) ? Outcome.TAKEN : Outcome.UNKNOWN;
    }

    /** Ends that somebody of the staff has a conversation. */
    public Outcome end(AppId program, PersonId person, String account) {
        var isDone = jdbc.sql("update service_chat set account = null, account_since = null"
                                + " where app_id = ? and person_id = ? and account = ?")
                        .params(program.value(), person.value(), account)
                        .update()
                > 0;
        return isDone ? Outcome.DONE : Outcome.UNKNOWN;
    }

    public Optional<Assigned> find(AppId program, PersonId person) {
        return assigned("app_id = ? and person_id = ?", program.value(), person.value()).stream()
                .findFirst();
    }

    public List<Assigned> of(AppId program, String account) {
        return assigned("app_id = ? and account = ?", program.value(), account);
    }

    public boolean isKnown(AppId program, String account) {
        return all(program).stream().anyMatch(known -> known.account().equals(account));
    }

    private List<Assigned> assigned(String where, Object... values) {
        return jdbc.sql("select account, openid, account_since from service_chat where account is not null and " + where
                        + " order by account_since limit " + SHOWN_MAX)
                .params(values)
                .query((row, index) -> new Assigned(
                        Objects.requireNonNull(row.getString("account")),
                        Objects.requireNonNull(row.getString("openid")),
                        Timestamps.read(row, "account_since")))
                .list();
    }

    /** A program's server has said who is to go on; without a name, whoever has the fewest conversations. */
    @EventListener
    @Transactional
    public void onTransferred(ConversationTransferred transferred) {
        var account = transferred.account().isEmpty() ? leastBusy(transferred.program()) : transferred.account();
        if (account != null && isKnown(transferred.program(), account)) {
            jdbc.sql("update service_chat set account = ?, account_since = ?"
                            + " where app_id = ? and openid = ? and account is null")
                    .params(
                            account,
                            Timestamps.of(clock.instant()),
                            transferred.program().value(),
                            transferred.openid())
                    .update();
        }
    }

    private @Nullable String leastBusy(AppId program) {
        return jdbc.sql("select account from service_account s where app_id = ? order by (select count(*)"
                        + " from service_chat c where c.app_id = s.app_id and c.account = s.account), number limit 1")
                .param(program.value())
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
