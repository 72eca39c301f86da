package io.minihost.sandbox.runner;

import java.util.Set;

/**
 * How the runners are.
 *
 * @param ready processes that take guests now
 * @param starting processes that do not yet
 * @param guests open guests
 * @param ended processes that ended and were replaced since the start
 * @param apart programs that get processes apart from others
 */
public record RunnerStatus(int ready, int starting, int guests, int ended, Set<String> apart) {

    public RunnerStatus {
        apart = Set.copyOf(apart);
    }
}
