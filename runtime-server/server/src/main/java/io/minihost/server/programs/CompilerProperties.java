package io.minihost.server.programs;

import io.minihost.server.common.InvalidSetting;
import io.minihost.server.common.SettingChecks;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of compiling one upload.
 *
 * @param isolated whether it happens in a process of its own; compilers read strangers' input
 * @param heap of that process
 * @param deadline after which the process is killed and the upload refused
 */
@ConfigurationProperties("minihost.compiler")
record CompilerProperties(
        @DefaultValue("true") boolean isolated,
        @DefaultValue("768MB") DataSize heap,
        @DefaultValue("5m") Duration deadline) {

    private static final DataSize HEAP_MIN = DataSize.ofMegabytes(64);

    CompilerProperties {
        if (heap.compareTo(HEAP_MIN) < 0) {
            throw new InvalidSetting("minihost.compiler.heap", heap.toString(), "at least 64MB");
        }
        SettingChecks.positive("minihost.compiler.deadline", deadline);
    }
}
