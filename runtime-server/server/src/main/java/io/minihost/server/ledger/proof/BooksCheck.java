package io.minihost.server.ledger.proof;

import io.minihost.server.ledger.Books;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the ledger with what features say should be in it, both ways. */
record BooksCheck(JdbcClient jdbc, List<Books> books, Faults faults) {

    private static final String ACTUAL = """
            select t.idempotency_key, t.phase, t.kind, t.reference, d.kind || ':' || d.owner || ':' || d.currency,
                c.kind || ':' || c.owner || ':' || c.currency, t.amount
            from ledger_transfer t join ledger_account d on d.id = t.debit join ledger_account c on c.id = t.credit
            where t.kind = any(:kinds)""";

    private static final String COLUMNS =
            " as found (key, phase, kind, reference, debit, credit, amount) order by key limit ";

    void run() {
        Map<String, String> owners = new HashMap<>();
        for (var one : books) {
            one.kinds().forEach(kind -> {
                if (owners.put(kind, one.name()) != null) {
                    throw new IllegalStateException("Two features have transfers of the kind " + kind);
                }
            });
            var kinds = one.kinds().toArray(String[]::new);
            compare(
                    one.expected(),
                    ACTUAL,
                    kinds,
                    "transfer-lacking",
                    one.name() + " should have %s, and there is none");
            compare(ACTUAL, one.expected(), kinds, "transfer-surplus", one.name() + " knows nothing of %s");
        }
        jdbc.sql("select kind, count(*) as count from ledger_transfer where kind <> all(?) group by kind")
                .param(owners.keySet().toArray(String[]::new))
                .query(row -> {
                    faults.add(
                            "kind-unknown",
                            row.getString("kind"),
                            "%d transfers that no feature answers for".formatted(row.getLong("count")));
                });
    }

    private void compare(String these, String those, String[] kinds, String what, String detail) {
        jdbc.sql("select * from ((" + these + ") except all (" + those + "))" + COLUMNS + Faults.MAX)
                .param("kinds", kinds)
                .query(row -> {
                    var transfer = "%s %s %s of %d from %s to %s"
                            .formatted(
                                    row.getString("phase"),
                                    row.getString("kind"),
                                    row.getString("reference"),
                                    row.getLong("amount"),
                                    row.getString("debit"),
                                    row.getString("credit"));
                    faults.add(what, row.getString("key"), detail.formatted(transfer));
                });
    }
}
