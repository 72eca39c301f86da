package io.minihost.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results as Markdown. */
final class Table {

    private static final List<String> COLUMNS = List.of(
            "firstWait",
            "restedWait",
            "hundredthWait",
            "wait",
            "waitP99",
            "newContext",
            "refill",
            "first1",
            "first100",
            "first500",
            "warm1",
            "warm100",
            "warm500",
            "memory");

    private Table() {}

    static String head() {
        return "| program | peer | first wait ms | after a minute | hundredth | wait p50 | p99 | new context ms | contexts/s"
                + " | events/s first 5 s: 1 | 100 | 500 | warm: 1 | 100 | 500 | KiB/session |\n|"
                + "---|".repeat(COLUMNS.size() + 2);
    }

    static List<String> rows(String program, List<Map<String, Object>> results) {
        return results.stream().map(result -> row(program, result)).toList();
    }

    private static String row(String program, Map<String, Object> result) {
        var row = new StringBuilder("| " + program + " | " + result.get("peer") + " |");
        for (var column : COLUMNS) {
            row.append(' ').append(format(result.get(column))).append(" |");
        }
        return row.toString();
    }

    private static String format(@Nullable Object value) {
        if (!(value instanceof Number number)) {
            return "";
        }
        return String.format(Locale.ROOT, number.doubleValue() >= 100 ? "%,.0f" : "%.2f", number.doubleValue());
    }
}
