package io.minihost.sandbox.walls;

import java.util.ArrayList;
import java.util.List;

/** A network of its own, in which there is nothing, where {@code unshare} is there and may make one. */
final class Namespaces {

    private static final List<List<String>> WAYS = List.of(
            List.of("unshare", "--net", "--ipc", "--uts"),
            List.of("unshare", "--user", "--map-current-user", "--net", "--ipc", "--uts"));

    /** Put before a command; empty where there is no way. */
    static final List<String> PREFIX = probe();

    private Namespaces() {}

    private static List<String> probe() {
        for (List<String> way : WAYS) {
            List<String> command = new ArrayList<>(way);
            command.add("true");
            if (Commands.succeeds(command)) {
                return way;
            }
        }
        return List.of();
    }
}
