package io.minihost.server.programs.compile;

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
 * @param deadline time of the processor after which the process is killed and the upload refused
 * @param processes that compile at once
 */
@ConfigurationProperties("minihost.compiler")
record CompilerProperties(
        @DefaultValue("true") boolean isolated,
        @DefaultValue("768MB") DataSize heap,
        @DefaultValue("60s") Duration deadline,
        @DefaultValue("2") int processes) {

    private static final DataSize HEAP_MIN = DataSize.ofMegabytes(64);

    private static final int PROCESSES_MAX = 64;

    CompilerProperties {
        if (heap.compareTo(HEAP_MIN) < 0) {
            throw new InvalidSetting("minihost.compiler.heap", heap.toString(), "at least 64MB");
        }
        if (processes < 1 || processes > PROCESSES_MAX) {
            throw new InvalidSetting(
                    "minihost.compiler.processes", String.valueOf(processes), "a number from 1 to " + PROCESSES_MAX);
        }
        SettingChecks.positive("minihost.compiler.deadline", deadline);
    }
}
