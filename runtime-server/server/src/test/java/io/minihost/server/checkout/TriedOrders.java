package io.minihost.server.checkout;

import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders and money in two tables, as little as the sheet needs of them. */
class TriedOrders implements PayableOrders {

    final Set<String> left = ConcurrentHashMap.newKeySet();
    private final JdbcClient jdbc;

    TriedOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql(
                        "create table if not exists tried_order (id text primary key, person_id uuid, amount bigint, state text)")
                .update();
        jdbc.sql(
                        "create table if not exists tried_wallet (person_id uuid primary key, balance bigint check (balance >= 0))")
                .update();
    }

    @TestConfiguration
    static class Beans {

        @Bean
        @Primary
        TriedOrders triedOrders(JdbcClient jdbc) {
            return new TriedOrders(jdbc);
        }
    }

    String make(PersonId person, long amount) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("insert into tried_order values (?, ?, ?, 'OPEN')")
                .params(id, person.value(), amount)
                .update();
        return id;
    }

    void balance(PersonId person, long amount) {
        jdbc.sql(
                        "insert into tried_wallet values (?, ?) on conflict (person_id) do update set balance = excluded.balance")
                .params(person.value(), amount)
                .update();
    }

    void set(String order, Payable.State state) {
        jdbc.sql("update tried_order set state = ? where id = ?")
                .params(state.name(), order)
                .update();
    }

    @Override
    public Payable payable(SignedOrder asked, AppId program, PersonId person) throws PayRefused {
        if (!asked.paySign().equals("signed")) {
            throw new PayRefused("the signature is wrong");
        }
        var order = asked.orderPackage().replace("prepay_id=", "");
        if (now(order).state() == Payable.State.PAID) {
            throw new PayRefused("the order is paid");
        }
        return now(order);
    }

    @Override
    public void opened(String order) {}

    @Override
    public void left(String order) {
        left.add(order);
    }

    @Override
    public Payable now(String order) {
        return jdbc.sql("select * from tried_order where id = ?")
                .param(order)
                .query((row, number) -> new Payable(
                        row.getString("id"),
                        Payable.State.valueOf(row.getString("state")),
                        row.getLong("amount"),
                        "1900000001",
                        "Corner Shop",
                        "Tea"))
                .single();
    }

    @Override
    public long balance(PersonId person) {
        return jdbc.sql("select balance from tried_wallet where person_id = ?")
                .param(person.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    @Override
    public boolean pay(String order, PersonId person, Proof proof) {
        var state = jdbc.sql("select state from tried_order where id = ? and person_id = ? for update")
                .params(order, person.value())
                .query(String.class)
                .single();
        if (state.equals("PAID")) {
            return false;
        }
        var amount = now(order).amount();
        var isTaken = jdbc.sql("update tried_wallet set balance = balance - ? where person_id = ? and balance >= ?")
                        .params(amount, person.value(), amount)
                        .update()
                > 0;
        if (!isTaken) {
            throw Problem.conflict("The balance is short.").code("not_enough");
        }
        set(order, Payable.State.PAID);
        return true;
    }

    @Override
    public Map<String, Receipt> receipts(Collection<String> references) {
        return references.stream()
                .filter(reference -> reference.startsWith("42"))
                .collect(Collectors.toMap(
                        reference -> reference,
                        reference ->
                                new Receipt("Corner Shop", "wx0123456789abcdef", "Shop", "Tea", reference, "T-1")));
    }
}
