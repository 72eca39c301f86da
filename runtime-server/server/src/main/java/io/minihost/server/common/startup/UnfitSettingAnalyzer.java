package io.minihost.server.common.startup;

import io.minihost.server.common.InvalidSetting;
import io.minihost.server.common.SettingChecks;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/** Names a setting that the framework itself refuses. */
final class UnfitSettingAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException>
        implements Ordered {

    private static final Pattern TYPE = Pattern.compile("to type ([\\w.$]+)");

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationPropertyValueException cause) {
        var invalid =
                new InvalidSetting(cause.getName(), String.valueOf(cause.getValue()), expected(cause.getReason()));
        return new FailureAnalysis(String.valueOf(invalid.getMessage()), null, cause);
    }

    private static String expected(@Nullable String reason) {
        var type = TYPE.matcher(String.valueOf(reason));
        if (type.find() && ClassUtils.isPresent(type.group(1), null)) {
            return SettingChecks.expected(ClassUtils.resolveClassName(type.group(1), null));
        }
        return "something else: " + reason;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }
}
