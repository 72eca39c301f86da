package io.minihost.server.common.startup;

import io.minihost.server.common.InvalidSetting;
import io.minihost.server.common.SettingChecks;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/** Names a setting whose value is not of its type. */
final class UnreadableSettingAnalyzer extends AbstractFailureAnalyzer<BindException> implements Ordered {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        var property = cause.getProperty();
        if (property == null) {
            return null;
        }
        var expected = SettingChecks.expected(cause.getTarget().getType().toClass());
        var invalid = new InvalidSetting(property.getName().toString(), String.valueOf(property.getValue()), expected);
        return new FailureAnalysis(String.valueOf(invalid.getMessage()), null, cause);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }
}
