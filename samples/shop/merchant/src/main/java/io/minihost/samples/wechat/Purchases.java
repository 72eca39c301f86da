package io.minihost.samples.wechat;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.server.ResponseStatusException;

/** The table of purchases. Changes of state name the state they start from, so that of two at once one does nothing. */
@Repository
public class Purchases {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient database;

    Purchases(JdbcClient database) {
        this.database = database;
    }

    Purchase open(Customer customer, String subject, String description, String details, int total) {
        var now = LocalDateTime.now(ZoneOffset.UTC);
        var number = SECOND.format(now) + "%016x".formatted(random.nextLong());
        database.sql("""
                        insert into purchase (number, program, openid, subject, description, details, total, state, created_at, transaction_id)
                        values (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, '')""")
                .params(number, customer.program(), customer.openid(), subject, description, details, total, now)
                .update();
        return find(number).orElseThrow();
    }

    public Optional<Purchase> find(String number) {
        return database.sql("select * from purchase where number = ?")
                .param(number)
                .query(Purchases::row)
                .optional();
    }

    /** The purchase of this number; that of somebody else does not exist for this customer. */
    public Purchase require(Customer customer, String number) {
        return find(number)
                .filter(purchase -> purchase.program().equals(customer.program())
                        && purchase.openid().equals(customer.openid()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such purchase."));
    }

    /** The newest first. */
    public List<Purchase> of(Customer customer) {
        return database.sql("select * from purchase where program = ? and openid = ? order by number desc limit 100")
                .params(customer.program(), customer.openid())
                .query(Purchases::row)
                .list();
    }

    /** What is paid or may still be paid. */
    public List<Purchase> alive(String program, String subject) {
        return database.sql("select * from purchase where program = ? and subject = ? and state <> 'CLOSED'")
                .params(program, subject)
                .query(Purchases::row)
                .list();
    }

    List<Purchase> openBefore(Instant moment) {
        return database.sql("select * from purchase where state = 'OPEN' and created_at < ? limit 100")
                .param(LocalDateTime.ofInstant(moment, ZoneOffset.UTC))
                .query(Purchases::row)
                .list();
    }

    /** Whether this call marked it as paid. */
    boolean pay(String number, String transactionId) {
        return database.sql(
                                "update purchase set state = 'PAID', transaction_id = ? where number = ? and state <> 'PAID'")
                        .params(transactionId, number)
                        .update()
                == 1;
    }

    boolean close(String number) {
        return database.sql("update purchase set state = 'CLOSED' where number = ? and state = 'OPEN'")
                        .param(number)
                        .update()
                == 1;
    }

    private static Purchase row(ResultSet row, int at) throws SQLException {
        return new Purchase(
                row.getString("number"),
                row.getString("program"),
                row.getString("openid"),
                row.getString("subject"),
                row.getString("description"),
                row.getString("details"),
                row.getInt("total"),
                Purchase.State.valueOf(row.getString("state")),
                row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString("transaction_id"));
    }
}
