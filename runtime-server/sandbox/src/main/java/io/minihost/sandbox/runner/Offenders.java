package io.minihost.sandbox.runner;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Programs that cost a runner. One that did not stop when told is kept apart at once; one that was only in the middle of
 * something when a runner died is, the second time.
 */
final class Offenders {

    private static final int SUSPICIONS = 2;

    private final Set<String> apart = new HashSet<>();
    private final Map<String, Integer> suspicions = new HashMap<>();

    synchronized void broke(String appId) {
        apart.add(appId);
    }

    synchronized void suspect(String appId) {
        if (suspicions.merge(appId, 1, Integer::sum) >= SUSPICIONS) {
            apart.add(appId);
        }
    }

    synchronized boolean isApart(String appId) {
        return apart.contains(appId);
    }

    synchronized Set<String> apart() {
        return Set.copyOf(apart);
    }
}
