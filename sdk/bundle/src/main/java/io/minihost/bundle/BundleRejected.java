package io.minihost.bundle;

import java.util.List;
import java.util.stream.Collectors;

/** A bundle cannot be taken; nothing of it was kept. */
public final class BundleRejected extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Takes warnings too; at least one of the problems is an error. */
    public BundleRejected(List<Problem> problems) {
        super(problems.stream().filter(Problem::isError).map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
