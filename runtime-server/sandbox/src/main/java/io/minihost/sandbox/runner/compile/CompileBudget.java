package io.minihost.sandbox.runner.compile;

import java.time.Duration;

/**
 * What compiling one archive may take.
 *
 * @param cpu of the compiler's process, from the moment it has the archive: what else the machine does is nobody's fault
 * @param wall in case the process waits for ever
 */
public record CompileBudget(Duration cpu, Duration wall) {

    private static final int PATIENCE = 10;

    /** A time of CPU, which is waited for ten times as long. */
    public static CompileBudget ofCpu(Duration cpu) {
        return new CompileBudget(cpu, cpu.multipliedBy(PATIENCE));
    }

    /** What an archive with sheets in Sass or Less may take: as much again. */
    CompileBudget withPreprocessors() {
        return new CompileBudget(cpu.multipliedBy(2), wall.multipliedBy(2));
    }
}
