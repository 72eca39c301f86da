package io.minihost.server.commands;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of a host, each after those that it refers to. */
record Tables(JdbcClient jdbc) {

    /** What Flyway keeps; it is made by running the same migrations. */
    static final String HISTORY = "flyway_schema_history";

    List<String> inOrder() {
        var left = new TreeMap<String, Set<String>>();
        jdbc
                .sql(
                        "select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'")
                .query(String.class)
                .list()
                .stream()
                .filter(name -> !name.equals(HISTORY))
                .forEach(name -> left.put(name, new TreeSet<>()));
        jdbc.sql(
                        "select conrelid::regclass::text as referring, confrelid::regclass::text as referred from pg_constraint"
                                + " where contype = 'f' and conrelid <> confrelid"
                                + " and connamespace = current_schema()::regnamespace")
                .query(row -> {
                    referred(left, row.getString("referring")).add(row.getString("referred"));
                });
        var ordered = new ArrayList<String>();
        while (!left.isEmpty()) {
            var next = left.keySet().stream()
                    .filter(name -> ordered.containsAll(referred(left, name)))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("Tables refer to each other in a circle: " + left.keySet());
            }
            ordered.addAll(next);
            next.forEach(left::remove);
        }
        return ordered;
    }

    private static Set<String> referred(Map<String, Set<String>> tables, String name) {
        return Objects.requireNonNull(tables.get(name));
    }

    /** What is written into a table; the rest it makes by itself. */
    List<String> columns(String table) {
        return jdbc.sql("select attname from pg_attribute where attrelid = ?::regclass and attnum > 0"
                        + " and not attisdropped and attgenerated = '' order by attnum")
                .param(table)
                .query(String.class)
                .list();
    }

    /** The last number of each sequence that has given one. */
    Map<String, Long> sequences() {
        var numbers = new LinkedHashMap<String, Long>();
        jdbc.sql("select sequencename, last_value from pg_sequences where schemaname = current_schema()"
                        + " and last_value is not null order by sequencename")
                .query(row -> {
                    numbers.put(row.getString("sequencename"), row.getLong("last_value"));
                });
        return numbers;
    }

    /** Migrations that the tables have, by script, with their checksums. */
    Map<String, Integer> migrations() {
        var made = new LinkedHashMap<String, Integer>();
        jdbc.sql("select script, checksum from " + HISTORY + " where success order by installed_rank")
                .query(row -> {
                    made.put(row.getString("script"), row.getInt("checksum"));
                });
        return made;
    }

    /** For {@code COPY}. */
    static String named(String table, List<String> columns) {
        return "\"%s\" (%s)"
                .formatted(
                        table,
                        String.join(
                                ", ",
                                columns.stream().map(name -> "\"" + name + "\"").toList()));
    }
}
