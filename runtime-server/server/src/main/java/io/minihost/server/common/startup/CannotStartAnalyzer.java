package io.minihost.server.common.startup;

import io.minihost.server.common.CannotStart;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/** Passes on what keeps the server from starting. */
final class CannotStartAnalyzer extends AbstractFailureAnalyzer<CannotStart> implements Ordered {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CannotStart cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }

    /** Before those of the framework, which would describe the binding instead of the setting. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
