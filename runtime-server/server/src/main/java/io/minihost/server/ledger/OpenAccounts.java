package io.minihost.server.ledger;

import io.minihost.server.common.Timestamps;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of accounts, which are opened when they are first needed and stay for good. */
@Repository
class OpenAccounts {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    OpenAccounts(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    Optional<Long> find(Account account) {
        return Optional.ofNullable(find(List.of(account)).get(account));
    }

    /** Their ids; those that are missing are opened. */
    Map<Account, Long> open(Collection<Account> accounts) {
        var found = find(accounts);
        if (found.size() == accounts.size()) {
            return found;
        }
        var missing = accounts.stream()
                .filter(account -> !found.containsKey(account))
                // Whoever opens the same ones waits for us at the first of them, and has none that we wait for.
                .sorted(Comparator.comparing(Account::toString))
                .map(this::columns)
                .toList();
        batches.batchUpdate(
                "insert into ledger_account (kind, owner, currency, opened_at, posted, held) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                missing);
        return find(accounts);
    }

    private Object[] columns(Account account) {
        var sum = account.isLocked() ? Long.valueOf(0) : null;
        return new Object[] {
            account.kind().name(),
            account.owner(),
            account.currency().getCurrencyCode(),
            Timestamps.of(clock.instant()),
            sum,
            sum
        };
    }

    private Map<Account, Long> find(Collection<Account> accounts) {
        var found = new HashMap<Account, Long>();
        jdbc.sql("select id, kind, owner, currency from ledger_account"
                        + " join unnest(:kinds, :owners, :currencies) as wanted (kind, owner, currency)"
                        + " using (kind, owner, currency)")
                .param("kinds", texts(accounts, account -> account.kind().name()))
                .param("owners", texts(accounts, Account::owner))
                .param(
                        "currencies",
                        texts(accounts, account -> account.currency().getCurrencyCode()))
                .query(row -> {
                    found.put(
                            new Account(
                                    AccountKind.valueOf(row.getString("kind")),
                                    row.getString("owner"),
                                    Currency.getInstance(row.getString("currency"))),
                            row.getLong("id"));
                });
        return found;
    }

    private static String[] texts(Collection<Account> accounts, Function<Account, String> part) {
        return accounts.stream().map(part).toArray(String[]::new);
    }

    /** Locks accounts until the transaction ends, in the order of their ids, so that no two wait for each other. */
    Map<Long, Balance> lock(Collection<Long> ids) {
        var balances = new HashMap<Long, Balance>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, posted, held from ledger_account where id = any(?) order by id for no key update")
                    .param(ids.toArray(Long[]::new))
                    .query(row -> {
                        balances.put(row.getLong("id"), new Balance(row.getLong("posted"), row.getLong("held")));
                    });
        }
        return balances;
    }

    /** What an account has: of the house's own, what is rolled up and what has come since. */
    Balance balance(long id) {
        return jdbc.sql("""
                        select coalesce(a.posted,
                                coalesce((select r.posted from ledger_rollup r where r.account = a.id), 0)
                                + coalesce((select sum(case when t.credit = a.id then t.amount else -t.amount end)
                                    from ledger_unsealed u join ledger_transfer t on t.id = u.transfer
                                    where t.phase in ('DIRECT', 'CAPTURE') and a.id in (t.debit, t.credit)), 0)) as posted,
                            coalesce(a.held, 0) as held
                        from ledger_account a where a.id = ?""")
                .param(id)
                .query((row, number) -> new Balance(row.getBigDecimal("posted").longValueExact(), row.getLong("held")))
                .single();
    }
}
