package io.minihost.server.ledger.proof;

import java.util.List;

/** What can be asked in SQL. An auditor may ask the same by hand. */
final class Checks {

    /** What each account has by its transfers: {@code account, posted, held}. */
    private static final String SUMS = """
            with sums as (
                select account, sum(posted) as posted, sum(held) as held from (
                    select debit as account, -amount as posted, 0 as held from ledger_transfer
                    where phase in ('DIRECT', 'CAPTURE')
                    union all
                    select credit, amount, 0 from ledger_transfer where phase in ('DIRECT', 'CAPTURE')
                    union all
                    select h.debit, 0, h.amount from ledger_transfer h where h.phase = 'HOLD'
                        and not exists (select 1 from ledger_transfer e where e.pending_id = h.id)
                ) changes group by account
            )
            """;

    private static final String NAME = "a.kind || ':' || a.owner || ':' || a.currency";

    private Checks() {}

    static final List<Check> ALL = List.of(
            new Check("balance-wrong", SUMS + """
                    select %s, format('has %%s of which %%s are held; its transfers come to %%s and %%s',
                        a.posted, a.held, coalesce(s.posted, 0), coalesce(s.held, 0))
                    from ledger_account a left join sums s on s.account = a.id
                    where a.posted is not null
                        and (a.posted <> coalesce(s.posted, 0) or a.held <> coalesce(s.held, 0))""".formatted(NAME)),
            new Check("balance-negative", """
                    select %s, format('has %%s of which %%s are held', a.posted, a.held)
                    from ledger_account a where a.posted < a.held or a.held < 0""".formatted(NAME)),
            new Check("rollup-wrong", """
                    select %s, format('is rolled up to %%s; its sealed transfers come to %%s', r.posted, s.posted)
                    from ledger_account a left join ledger_rollup r on r.account = a.id left join (
                        select account, sum(change) as posted from (
                            select t.debit as account, -t.amount as change from ledger_transfer t
                            join ledger_seal on transfer = t.id where t.phase in ('DIRECT', 'CAPTURE')
                            union all
                            select t.credit, t.amount from ledger_transfer t
                            join ledger_seal on transfer = t.id where t.phase in ('DIRECT', 'CAPTURE')
                        ) changes group by account
                    ) s on s.account = a.id
                    where a.posted is null and coalesce(r.posted, 0) <> coalesce(s.posted, 0)""".formatted(NAME)),
            new Check("sum-not-zero", """
                    select currency, format('all accounts together have %s', sum(posted)) from (
                        select currency, posted from ledger_account where posted is not null
                        union all
                        select a.currency, r.posted from ledger_account a join ledger_rollup r on r.account = a.id
                        union all
                        select t.currency, case when d.posted is null then -t.amount else 0 end
                            + case when c.posted is null then t.amount else 0 end
                        from ledger_unsealed u join ledger_transfer t on t.id = u.transfer
                        join ledger_account d on d.id = t.debit join ledger_account c on c.id = t.credit
                        where t.phase in ('DIRECT', 'CAPTURE')
                    ) parts group by currency having sum(posted) <> 0"""),
            new Check("currency-wrong", """
                    select t.id::text, format('is of %s, its accounts of %s and %s', t.currency, d.currency, c.currency)
                    from ledger_transfer t join ledger_account d on d.id = t.debit
                    join ledger_account c on c.id = t.credit
                    where t.currency <> d.currency or t.currency <> c.currency"""),
            new Check("state-illegal", """
                    select e.id::text, format('%s of %s, which it does not fit', lower(e.phase), coalesce(h.id::text, 'nothing'))
                    from ledger_transfer e left join ledger_transfer h on h.id = e.pending_id
                    where e.phase in ('CAPTURE', 'VOID', 'TIMEOUT') and (h.phase is distinct from 'HOLD'
                        or e.debit <> h.debit or e.credit <> h.credit or e.amount > h.amount
                        or e.phase <> 'CAPTURE' and e.amount <> h.amount
                        or e.phase = 'CAPTURE' and e.at >= h.expires_at
                        or e.phase = 'TIMEOUT' and e.at < h.expires_at)"""),
            new Check("state-illegal", """
                    select min(id::text), format('%s transfers end the hold %s', count(*), pending_id)
                    from ledger_transfer where pending_id is not null group by pending_id having count(*) > 1"""),
            new Check("reversal-illegal", """
                    select r.id::text, format('takes back %s, which is not its opposite', r.reverses)
                    from ledger_transfer r left join ledger_transfer o on o.id = r.reverses
                    where r.reverses is not null and (o.id is null or o.phase not in ('DIRECT', 'CAPTURE')
                        or o.reverses is not null or r.debit <> o.credit or r.credit <> o.debit
                        or r.amount <> o.amount)"""),
            new Check("reversal-illegal", """
                    select min(id::text), format('%s transfers take back %s', count(*), reverses)
                    from ledger_transfer where reverses is not null group by reverses having count(*) > 1"""),
            new Check("batch-torn", """
                    select idempotency_key, format('%s rows up to place %s, of %s inputs', count(*), max(place),
                        count(distinct (input_hash, at)))
                    from ledger_transfer group by idempotency_key
                    having min(place) <> 0 or max(place) <> count(*) - 1 or count(distinct (input_hash, at)) <> 1"""),
            new Check("hold-lost", """
                    select h.id::text, 'is open, and would never time out'
                    from ledger_transfer h where h.phase = 'HOLD'
                        and not exists (select 1 from ledger_transfer e where e.pending_id = h.id)
                        and not exists (select 1 from ledger_open_hold o
                            where o.transfer = h.id and o.expires_at = h.expires_at)
                    union all
                    select o.transfer::text, 'is no open hold' from ledger_open_hold o
                    where not exists (select 1 from ledger_transfer h where h.id = o.transfer and h.phase = 'HOLD')
                        or exists (select 1 from ledger_transfer e where e.pending_id = o.transfer)"""),
            new Check("not-sealed", """
                    select t.id::text, 'is neither sealed nor waits for it' from ledger_transfer t
                    where not exists (select 1 from ledger_seal s where s.transfer = t.id)
                        and not exists (select 1 from ledger_unsealed u where u.transfer = t.id)
                    union all
                    select t.id::text, format('waits for its seal since %s', t.at)
                    from ledger_unsealed u join ledger_transfer t on t.id = u.transfer
                    where t.at < clock_timestamp() - interval '2 minutes'"""),
            new Check("transfer-missing", """
                    select u.transfer::text, 'waits for its seal and is not there' from ledger_unsealed u
                    where not exists (select 1 from ledger_transfer t where t.id = u.transfer)"""),
            new Check("guard-missing", """
                    select guard, 'does not guard the tables' from unnest(array['ledger_transfer_only_grows',
                        'ledger_seal_only_grows', 'ledger_account_stays', 'ledger_account_is_whose_it_was']) guard
                    where not exists (select 1 from pg_trigger where tgname = guard and tgenabled = 'A')
                    union all
                    select guard, 'does not guard the tables' from unnest(array['ledger_account_never_negative',
                        'ledger_transfer_amount', 'ledger_transfer_accounts', 'ledger_transfer_ends']) guard
                    where not exists (select 1 from pg_constraint where conname = guard and convalidated)"""));
}
