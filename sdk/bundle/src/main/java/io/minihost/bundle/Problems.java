package io.minihost.bundle;

import java.util.ArrayList;
import java.util.List;

/** Collects problems; past a bound only counts errors, so that hostile input cannot fill memory with them. */
final class Problems {

    private static final int KEPT = 100;

    private final List<Problem> kept = new ArrayList<>();
    private int errors;

    void error(String file, String message) {
        add(Problem.error(file, message));
    }

    void warning(String file, String message) {
        add(Problem.warning(file, message));
    }

    void add(Problem problem) {
        if (problem.isError() && errors++ == 0 && kept.size() >= KEPT) {
            kept.removeLast();
        }
        if (kept.size() < KEPT) {
            kept.add(problem);
        }
    }

    /** Takes what would be reasons to refuse as warnings. */
    void warn(BundleRejected rejected) {
        rejected.problems().forEach(problem -> add(problem.asWarning()));
    }

    void throwIfErrors() throws BundleRejected {
        if (errors > 0) {
            throw new BundleRejected(kept);
        }
    }

    List<Problem> all() {
        return List.copyOf(kept);
    }

    static BundleRejected rejected(String file, String message) {
        return new BundleRejected(List.of(Problem.error(file, message)));
    }
}
