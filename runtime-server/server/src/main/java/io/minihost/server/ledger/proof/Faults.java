package io.minihost.server.ledger.proof;

import java.util.ArrayList;
import java.util.List;

/** What was found, up to a number: after a disaster everything is a fault, and nobody reads a million. */
final class Faults {

    static final int MAX = 200;

    private final List<Fault> found = new ArrayList<>();

    void add(String what, String where, String detail) {
        if (found.size() < MAX) {
            found.add(new Fault(what, where, detail));
        }
    }

    List<Fault> found() {
        return found;
    }
}
