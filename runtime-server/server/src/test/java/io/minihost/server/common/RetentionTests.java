package io.minihost.server.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What operators and people are told of how long things are kept is what the code does. */
class RetentionTests {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern WORK = Pattern.compile("retention\\s*\\.\\s*(?:run|expire)\\(\\s*\"([^\"]+)\"");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| [^|]+ \\| ([^|]+) \\| (?:`([^`]+)`|–) \\|");

    /** A line of the table in {@code docs/privacy.md}. */
    private record Kept(String duration, String by) {}

    private static Map<Path, String> sources() {
        try (var files = Files.walk(SOURCES)) {
            var sources = new TreeMap<Path, String>();
            for (var file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName(), Files.readString(file));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Kept> table() throws IOException {
        var table = new TreeMap<String, Kept>();
        ROW.matcher(Files.readString(Path.of("../../docs/privacy.md")))
                .results()
                .forEach(row ->
                        table.put(row.group(1), new Kept(row.group(2), row.group(3) == null ? "" : row.group(3))));
        return table;
    }

    @Test
    void allThatIsDeletedIsTold() throws IOException {
        var works = new ArrayList<>(List.of("delete accounts"));
        sources()
                .values()
                .forEach(source -> WORK.matcher(source)
                        .results()
                        .map(work -> work.group(1))
                        .forEach(works::add));
        assertThat(works).hasSizeGreaterThan(30);
        assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(works);
    }

    @Test
    void theTimesAreThoseOfTheCode() throws IOException {
        var sources = sources();
        table().forEach((work, kept) -> {
            if (!kept.by().isEmpty()) {
                assertThat(kept.duration())
                        .as(work)
                        .isEqualTo(
                                kept.by().startsWith("MINIHOST_")
                                        ? setting(kept.by(), sources)
                                        : constant(kept.by(), sources));
            }
        });
        assertThat(table().values()).filteredOn(kept -> !kept.by().isEmpty()).hasSizeGreaterThan(20);
    }

    private static String constant(String name, Map<Path, String> sources) {
        var dot = name.indexOf('.');
        var source = sources.getOrDefault(Path.of(name.substring(0, dot) + ".java"), "");
        var found = Pattern.compile(
                        "Duration " + name.substring(dot + 1) + " = Duration\\.of(Days|Hours|Minutes)\\((\\d+)\\)")
                .matcher(source)
                .results()
                .toList();
        assertThat(found).as(name).hasSize(1);
        return words(found.getFirst());
    }

    private static String words(MatchResult found) {
        var unit = found.group(1).toLowerCase(Locale.ROOT);
        return found.group(2) + " " + (found.group(2).equals("1") ? unit.replaceFirst("s$", "") : unit);
    }

    /** The default of a setting, which is days. */
    private static String setting(String name, Map<Path, String> sources) {
        var property = name.toLowerCase(Locale.ROOT).replace('_', '.');
        var last = property.substring(property.lastIndexOf('.') + 1);
        var rest = property.substring("minihost.".length());
        var group = rest.substring(0, rest.indexOf('.'));
        var value = Pattern.compile("\\$\\{" + Pattern.quote(property) + ":(\\d+)d}");
        var record = Pattern.compile("@DefaultValue\\(\"(\\d+)d\"\\) Duration (?:" + last + "|logExpiry)\\b");
        var found = sources.values().stream()
                .filter(source -> source.contains(property) || source.contains("\"minihost." + group + "\""))
                .flatMap(source -> Stream.concat(
                        value.matcher(source).results(), record.matcher(source).results()))
                .map(match -> match.group(1) + " days")
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }
}
