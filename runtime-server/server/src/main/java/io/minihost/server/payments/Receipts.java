package io.minihost.server.payments;

import io.minihost.server.common.AppId;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Says what money was for that moved in a wallet. */
@Service
public class Receipts {

    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    Receipts(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    private record Row(String reference, Receipt receipt) {}

    /**
     * What transfers were for: payments and refunds.
     *
     * @param references what the ledger knows them by
     * @return by reference; those that were for no order are missing
     */
    public Map<String, Receipt> of(Collection<String> references) {
        if (references.isEmpty()) {
            return Map.of();
        }
        List<Row> rows = jdbc.sql("""
            select transaction_id as reference, pay_order.*, merchant.name as merchant_name
            from pay_order join merchant on merchant.mchid = pay_order.mchid
            where transaction_id in (:references)
            union all
            select refund_id as reference, pay_order.*, merchant.name as merchant_name
            from pay_refund join pay_order on pay_order.id = order_id
                join merchant on merchant.mchid = pay_order.mchid
            where refund_id in (:references)
            """)
                .param("references", new ArrayList<>(references))
                .query(Receipts::row)
                .list();
        var names = new HashMap<String, Optional<String>>();
        return rows.stream()
                .collect(Collectors.toMap(
                        Row::reference,
                        row -> named(
                                row.receipt(),
                                names.computeIfAbsent(row.receipt().appId(), this::name))));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                text(row, "reference"),
                new Receipt(
                        text(row, "merchant_name"),
                        text(row, "appid"),
                        null,
                        text(row, "description"),
                        text(row, "transaction_id"),
                        text(row, "out_trade_no")));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private Optional<String> name(String appId) {
        return catalogue.listing(new AppId(appId)).map(Listing::name);
    }

    private static Receipt named(Receipt receipt, Optional<String> program) {
        return new Receipt(
                receipt.merchant(),
                receipt.appId(),
                program.orElse(null),
                receipt.description(),
                receipt.number(),
                receipt.orderNumber());
    }
}
