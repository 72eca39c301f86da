package io.minihost.bundle;

import io.minihost.bundle.config.ComponentConfig;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds components that contain each other. Recursion is legal where something ends it: trees of comments do it, and
 * frameworks that compile to this format. Where every instance creates the next one, none can ever be shown.
 */
final class Cycles {

    /** More of them tell nobody more. */
    private static final int CYCLES_MAX = 20;

    private static final int NAMES_MAX = 12;

    private final SortedMap<String, Set<String>> uses = new TreeMap<>();
    private final SortedMap<String, Set<String>> endless = new TreeMap<>();
    private final Problems problems;

    Cycles(BundleFiles files, SortedMap<String, ComponentConfig> configs, Problems problems) {
        this.problems = problems;
        configs.forEach((path, config) -> {
            Set<String> others = new TreeSet<>(config.usingComponents().values());
            others.remove(path);
            uses.put(path, others);
            endless.put(path, always(files, config));
        });
    }

    private static Set<String> always(BundleFiles files, ComponentConfig config) {
        String wxml = files.text(config.path() + ".wxml");
        if (wxml == null || config.usingComponents().isEmpty()) {
            return Set.of();
        }
        Map<String, String> byTag = config.usingComponents().entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (a, b) -> a));
        return MarkupUses.always(wxml, byTag.keySet()).stream()
                .map(tag -> byTag.getOrDefault(tag, ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void find() {
        for (List<String> cycle : new Walk(endless).cycles()) {
            problems.error(
                    cycle.getFirst() + ".json",
                    "Circular usingComponents without an end: " + text(cycle)
                            + "; each creates the next one unconditionally");
        }
        for (List<String> cycle : new Walk(uses).cycles()) {
            problems.warning(cycle.getFirst() + ".json", "Circular usingComponents: " + text(cycle));
        }
    }

    private static String text(List<String> cycle) {
        if (cycle.size() <= NAMES_MAX) {
            return String.join(" → ", cycle);
        }
        return String.join(" → ", cycle.subList(0, NAMES_MAX)) + " → … → " + cycle.getLast();
    }

    /** Depth first without recursion, as chains can be as long as a bundle has files. */
    private static final class Walk {

        private record Step(String path, Iterator<String> next) {}

        private final SortedMap<String, Set<String>> edges;
        private final Set<String> done = new HashSet<>();
        private final Set<String> open = new HashSet<>();
        private final Deque<Step> way = new ArrayDeque<>();
        private final List<List<String>> cycles = new ArrayList<>();

        Walk(SortedMap<String, Set<String>> edges) {
            this.edges = edges;
        }

        List<List<String>> cycles() {
            for (String start : edges.keySet()) {
                if (done.add(start)) {
                    enter(start);
                    walk();
                }
            }
            return cycles;
        }

        private void walk() {
            while (!way.isEmpty()) {
                Step top = way.element();
                if (!top.next().hasNext()) {
                    open.remove(way.pop().path());
                    continue;
                }
                String next = top.next().next();
                if (open.contains(next)) {
                    add(next);
                } else if (edges.containsKey(next) && done.add(next)) {
                    enter(next);
                }
            }
        }

        private void enter(String path) {
            open.add(path);
            way.push(new Step(path, edges.getOrDefault(path, Set.of()).iterator()));
        }

        private void add(String again) {
            if (cycles.size() < CYCLES_MAX) {
                cycles.add(cycle(again));
            }
        }

        private List<String> cycle(String again) {
            List<String> cycle = new ArrayList<>();
            cycle.add(again);
            for (Step step : way) {
                cycle.add(step.path());
                if (step.path().equals(again)) {
                    break;
                }
            }
            return cycle.reversed();
        }
    }
}
