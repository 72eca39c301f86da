package io.minihost.cli.terminal;

import io.minihost.bundle.Problem;
import io.minihost.client.BundleProblem;
import java.util.Locale;

/** Problems in one line each, in the form compilers use. */
public final class ProblemText {

    private ProblemText() {}

    public static String of(Object problem) {
        String text = problem instanceof BundleProblem told ? local(told).toString() : problem.toString();
        return text.replace("\n", "\n    ");
    }

    static Problem local(BundleProblem told) {
        Problem.Severity severity = told.severity().toUpperCase(Locale.ROOT).equals("ERROR")
                ? Problem.Severity.ERROR
                : Problem.Severity.WARNING;
        return new Problem(told.file(), told.line(), told.column(), severity, told.message());
    }
}
