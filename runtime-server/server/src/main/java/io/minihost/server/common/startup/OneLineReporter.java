package io.minihost.server.common.startup;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says in one line why the server does not start. */
final class OneLineReporter implements FailureAnalysisReporter {

    @Override
    @SuppressWarnings("SystemOut") // nobody reads a log of a server that is not there
    public void report(FailureAnalysis analysis) {
        var line = analysis.getDescription().strip().replaceAll("\\s+", " ");
        System.err.println("Minihost does not start: " + line);
    }
}
