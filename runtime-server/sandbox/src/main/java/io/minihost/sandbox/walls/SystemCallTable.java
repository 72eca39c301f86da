package io.minihost.sandbox.walls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The system calls of one machine that this package makes or lets processes make, as {@code system-calls.txt} lists them. */
final class SystemCallTable {

    /** A line of the list for this machine. */
    record Entry(String rule, String name, int number) {}

    private static final String LIST = "system-calls.txt";

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    SystemCallTable(Machine machine) {
        for (String line : text().split("\n", -1)) {
            if (line.isEmpty() || line.charAt(0) == '#') {
                continue;
            }
            String[] fields = line.split(" ", -1);
            String number = fields[machine == Machine.X86_64 ? 2 : 3];
            if (!number.equals("-")) {
                entries.add(new Entry(fields[0], fields[1], Integer.parseInt(number)));
                numbers.put(fields[1], Integer.parseInt(number));
            }
        }
    }

    List<Entry> entries() {
        return entries;
    }

    int number(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException(name);
        }
        return number;
    }

    private static String text() {
        try (InputStream in = SystemCallTable.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("no " + LIST);
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
