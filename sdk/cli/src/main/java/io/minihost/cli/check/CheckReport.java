package io.minihost.cli.check;

import io.minihost.bundle.Problem;
import io.minihost.cli.terminal.Output;
import io.minihost.cli.terminal.ProblemText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a check found.
 *
 * @param unsupported APIs and components that this host lacks, with the file that uses each
 * @param used how many APIs and components the program uses
 * @param supported share of these that the host has, 0 to 1
 */
public record CheckReport(
        boolean passed,
        List<Problem> problems,
        List<PageCheck> pages,
        SortedMap<String, String> unsupported,
        int used,
        double supported) {

    public static CheckReport of(List<Problem> problems, List<PageCheck> pages, Support support) {
        SortedMap<String, String> lacking = new TreeMap<>(support.lacking());
        int used = support.used();
        double share = used == 0 ? 1 : (double) (used - lacking.size()) / used;
        boolean passed = pages.stream().allMatch(PageCheck::painted);
        return new CheckReport(passed, problems, pages, lacking, used, share);
    }

    public void print(Output output) {
        problems.forEach(problem -> output.progress(ProblemText.of(problem)));
        errors().forEach((error, where) -> output.progress(text(error, where)));
        pages.stream()
                .filter(page -> !page.painted())
                .forEach(page -> output.progress(page.path() + ": not painted: " + page.failure()));
        output.result(this, summary().toArray(String[]::new));
    }

    /** What goes wrong in app.js goes wrong on every page. */
    private Map<String, List<String>> errors() {
        Map<String, List<String>> byError = new LinkedHashMap<>();
        for (PageCheck page : pages) {
            page.errors()
                    .forEach(error -> byError.computeIfAbsent(error, e -> new ArrayList<>())
                            .add(page.path()));
        }
        return byError;
    }

    private static String text(String error, List<String> where) {
        return error + (where.size() == 1 ? " (on " + where.getFirst() + ")" : " (on " + where.size() + " pages)");
    }

    private List<String> summary() {
        List<String> lines = new ArrayList<>();
        if (!unsupported.isEmpty()) {
            lines.add(unsupported.entrySet().stream()
                    .map(name -> name.getKey() + " (" + name.getValue() + ")")
                    .collect(Collectors.joining(", ", "Not supported by this host: ", "")));
        }
        long painted = pages.stream().filter(PageCheck::painted).count();
        lines.add(painted + " of " + pages.size() + " pages painted; "
                + String.format(Locale.ROOT, "%.0f", Math.floor(supported * 100)) + "% of the " + used
                + " APIs and components it uses are supported");
        return lines;
    }
}
