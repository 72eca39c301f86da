package io.minihost.server.runtime;

import com.sun.management.OperatingSystemMXBean;
import io.minihost.sandbox.GuestHost;
import io.minihost.sandbox.LocalSettings;
import io.minihost.sandbox.local.LocalGuestHost;
import io.minihost.sandbox.runner.JvmSettings;
import io.minihost.sandbox.runner.RunnerGuestHost;
import io.minihost.sandbox.runner.RunnerSettings;
import io.minihost.sandbox.walls.WallsMode;
import io.minihost.server.common.InvalidSetting;
import io.minihost.server.common.RunnerProperties;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Starts the processes that programs run in. */
@Configuration(proxyBeanMethods = false)
class RunnerConfiguration {

    private static final String SETTING = "minihost.runners";
    private static final long HEAP_BYTES_MIN = 512L << 20;
    private static final long HEAP_BYTES_MAX = 4L << 30;

    /**
     * Where guests live.
     *
     * @param runners number of processes and, after a comma, the heap of each ({@code 2,1GB}), else a quarter of the machine's
     *     memory within bounds; 0 for none but this one, in which nothing protects the server from a program that cannot be
     *     stopped
     * @param compiler folder of the optimizing compiler's modules, when this JVM has none of its own
     */
    @Bean
    @ConditionalOnMissingBean
    GuestHost guestHost(
            @Value("${minihost.runners:1}") String runners,
            @Value("${minihost.compiler-modules:#{null}}") @Nullable Path compiler,
            RunnerProperties properties,
            StoredOffences offences) {
        String[] parts = runners.strip().split("\\s*,\\s*", -1);
        try {
            int number = Integer.parseInt(parts[0]);
            long heap = parts.length > 1 ? DataSize.parse(parts[1]).toBytes() : usualHeap();
            JvmSettings jvm = properties.around(
                    JvmSettings.likeThis().withCompilerModules(compiler).withHeapBytes(heap));
            if (number == 0 && properties.walls() == WallsMode.REQUIRED) {
                throw new InvalidSetting(SETTING, runners, "at least 1 when MINIHOST_RUNNER_WALLS is required");
            }
            return number == 0
                    ? new LocalGuestHost(LocalSettings.DEFAULT)
                    : new RunnerGuestHost(
                            RunnerSettings.of(jvm, LocalSettings.DEFAULT).withRunners(number), offences);
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(SETTING, runners, "a number, or a number and a heap such as 2,1GB");
        }
    }

    /** The more room there is, the more seldom all of it has to be collected at once. */
    private static long usualHeap() {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Math.clamp(machine.getTotalMemorySize() / 4, HEAP_BYTES_MIN, HEAP_BYTES_MAX);
    }
}
