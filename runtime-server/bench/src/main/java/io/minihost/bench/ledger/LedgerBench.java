package io.minihost.bench.ledger;

import io.minihost.server.ledger.Ledger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Prints a table: simple updates and payments, taking turns on one PostgreSQL. Arguments: clients, seconds of a turn, turns. */
public final class LedgerBench {

    private LedgerBench() {}

    public static void main(String[] args) throws Exception {
        var load = new Load(number(args, 0, 8), number(args, 1, 10));
        var turns = number(args, 2, 3);
        try (var context = new AnnotationConfigApplicationContext(LedgerContext.class)) {
            var update = new SimpleUpdate(context.getBean(DataSource.class));
            var ledger = context.getBean(Ledger.class);
            var transaction = context.getBean(TransactionTemplate.class);
            var many = new Payments(ledger, transaction, "many-", 1000, 100).fund();
            var one = new Payments(ledger, transaction, "one-", 1000, 1).fund();
            Map<String, Load.Transaction> kinds = new LinkedHashMap<>();
            kinds.put("simple update", update::run);
            kinds.put("payment, 100 merchants", many::run);
            kinds.put("payment, 1 merchant", one::run);
            System.out.println("| turn | transaction | a second | of simple updates | p50 ms | p99 ms |");
            System.out.println("|---|---|---|---|---|---|");
            // The first turn warms everything up.
            for (var turn = 0; turn <= turns; turn++) {
                turn(turn, load, kinds);
            }
        }
    }

    private static void turn(int turn, Load load, Map<String, Load.Transaction> kinds) throws Exception {
        var base = 0.0;
        for (var kind : kinds.entrySet()) {
            var result = load.of(kind.getValue());
            base = base == 0 ? result.perSecond() : base;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %,.0f | %.0f %% | %.2f | %.2f |%n",
                    turn == 0 ? "warm-up" : turn,
                    kind.getKey(),
                    result.perSecond(),
                    100 * result.perSecond() / base,
                    result.p50(),
                    result.p99());
        }
    }

    private static int number(String[] args, int place, int otherwise) {
        return args.length > place ? Integer.parseInt(args[place]) : otherwise;
    }
}
