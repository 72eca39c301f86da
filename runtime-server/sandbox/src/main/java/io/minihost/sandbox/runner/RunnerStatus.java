package io.minihost.sandbox.runner;

import java.util.List;
import java.util.Set;

/**
 * How the runners are.
 *
 * @param ready processes that take guests now
 * @param starting processes that do not yet
 * @param guests open guests
 * @param ended processes that ended and were replaced since the start
 * @param pids process ids of those that run
 * @param apart programs that get processes apart from others
 * @param walls what stands around them, as each of them told
 */
public record RunnerStatus(
        int ready, int starting, int guests, int ended, List<Long> pids, Set<String> apart, Set<String> walls) {

    public RunnerStatus {
        pids = List.copyOf(pids);
        apart = Set.copyOf(apart);
        walls = Set.copyOf(walls);
    }
}
