package io.minihost.samples.merchant;

import io.minihost.samples.wechat.Purchase;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Codes for what was paid. Each can be used once, however many ask at the same time. */
@Repository
public class Vouchers {

    /** Without those that look like one another. */
    private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int GROUPS = 3;
    private static final int GROUP = 4;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient database;

    Vouchers(JdbcClient database) {
        this.database = database;
    }

    /** To be called within the transaction that marks the purchase as paid. */
    public void issue(Purchase purchase) {
        database.sql("insert into voucher (code, number, program) values (?, ?, ?)")
                .params(newCode(), purchase.number(), purchase.program())
                .update();
    }

    public Optional<Voucher> of(Purchase purchase) {
        return database.sql("select * from voucher where number = ?")
                .param(purchase.number())
                .query(Vouchers::row)
                .optional();
    }

    /** As somebody scans or types it. */
    public Optional<Voucher> find(String program, String text) {
        var code = text.strip().toUpperCase(Locale.ROOT);
        return database.sql("select * from voucher where program = ? and code = ?")
                .params(program, code)
                .query(Vouchers::row)
                .optional();
    }

    /** Whether this call used it, and no other one before. */
    public boolean use(Voucher voucher) {
        return database.sql("update voucher set used_at = ? where code = ? and used_at is null")
                        .params(LocalDateTime.now(ZoneOffset.UTC), voucher.code())
                        .update()
                == 1;
    }

    private String newCode() {
        var code = new StringBuilder();
        for (int sign = 0; sign < GROUPS * GROUP; sign++) {
            if (sign > 0 && sign % GROUP == 0) {
                code.append('-');
            }
            code.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    private static Voucher row(ResultSet row, int at) throws SQLException {
        var usedAt = row.getObject("used_at", LocalDateTime.class);
        return new Voucher(
                row.getString("code"),
                row.getString("number"),
                usedAt == null ? null : usedAt.toInstant(ZoneOffset.UTC));
    }
}
