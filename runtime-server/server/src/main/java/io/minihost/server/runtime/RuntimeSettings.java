package io.minihost.server.runtime;

import static io.minihost.server.common.SettingChecks.positive;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the processes that programs run in.
 *
 * @param probation how long a released version shares no process with those that are known to behave
 */
@ConfigurationProperties("minihost.sessions")
record RuntimeSettings(@DefaultValue("1h") Duration probation) {

    RuntimeSettings {
        positive("minihost.sessions.probation", probation);
    }
}
