package io.minihost.bundle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Finds components that contain each other. */
final class Cycles {

    private final SortedMap<String, ComponentConfig> configs;
    private final Problems problems;
    private final Set<String> done = new HashSet<>();

    Cycles(SortedMap<String, ComponentConfig> configs, Problems problems) {
        this.configs = configs;
        this.problems = problems;
    }

    void find() {
        configs.keySet().forEach(this::walk);
    }

    private record Step(String path, Iterator<String> next) {}

    /** Depth first without recursion, as chains can be as long as a bundle has files. */
    private void walk(String start) {
        if (!done.add(start)) {
            return;
        }
        Deque<Step> way = new ArrayDeque<>();
        Set<String> open = new HashSet<>();
        way.push(step(start));
        open.add(start);
        while (!way.isEmpty()) {
            Step top = way.element();
            if (!top.next().hasNext()) {
                open.remove(way.pop().path());
                continue;
            }
            String next = top.next().next();
            if (open.contains(next)) {
                report(way, next);
            } else if (configs.containsKey(next) && done.add(next)) {
                way.push(step(next));
                open.add(next);
            }
        }
    }

    private Step step(String path) {
        ComponentConfig config = configs.get(path);
        return new Step(
                path,
                config == null
                        ? List.<String>of().iterator()
                        : config.usingComponents().values().iterator());
    }

    private void report(Deque<Step> way, String again) {
        List<String> cycle = new ArrayList<>();
        cycle.add(again);
        for (Step step : way) {
            cycle.add(step.path());
            if (step.path().equals(again)) {
                break;
            }
        }
        if (cycle.size() > 2) {
            problems.warning(again + ".json", "Circular usingComponents: " + String.join(" → ", cycle.reversed()));
        }
    }
}
