package io.minihost.server.database;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/** Says that the database cannot be reached or refuses us. */
final class UnusableDatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> implements Ordered {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        return new FailureAnalysis(
                "The database of SPRING_DATASOURCE_URL cannot be used: " + cause.getMessage(), null, cause);
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
