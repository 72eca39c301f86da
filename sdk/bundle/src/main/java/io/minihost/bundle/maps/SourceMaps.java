package io.minihost.bundle.maps;

import io.minihost.bundle.BundleFiles;
import io.minihost.bundle.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The source maps of a bundle's scripts, decoded. Holds nothing of the bundle itself. What a map says is taken from whoever
 * uploaded it, so that a broken one only means that places in its file stay as they are.
 */
public final class SourceMaps {

    public static final SourceMaps NONE = new SourceMaps(Map.of(), List.of());

    /** Stretches of all maps of a bundle; a megabyte of minified code has about 150,000. */
    private static final int SIZE_MAX = 1_000_000;

    private static final int BYTES_EACH = Long.BYTES + 3 * Integer.BYTES;

    /** A line of a stack; its parts are bounded because anybody may write such a line. */
    private static final Pattern FRAME = Pattern.compile(
            "^(\\s{1,20}at (?:[^\\n()]{1,200} \\()?)([^\\s():]{1,300}):(\\d{1,9}):(\\d{1,9})(\\)?)$",
            Pattern.MULTILINE);

    private final Map<String, SourceMap> byFile;
    private final List<Problem> problems;

    private SourceMaps(Map<String, SourceMap> byFile, List<Problem> problems) {
        this.byFile = byFile;
        this.problems = List.copyOf(problems);
    }

    /** Reads all maps of a bundle, small ones first so that a huge one is what there may be no room for. */
    public static SourceMaps of(BundleFiles files) {
        List<MapSource> sources = new ArrayList<>();
        for (String path : files.paths()) {
            MapSource source = path.endsWith(".js") ? MapSource.find(files, path) : null;
            if (source != null) {
                sources.add(source);
            }
        }
        sources.sort(Comparator.comparingInt(MapSource::size));
        Map<String, SourceMap> maps = new HashMap<>();
        // A map beside the scripts is read once, however many of them name it.
        Map<String, SourceMap> read = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        int left = SIZE_MAX;
        for (MapSource source : sources) {
            try {
                SourceMap map = read.get(source.file());
                if (map == null) {
                    map = source.read(left);
                    left -= map.size();
                    read.put(source.file(), map);
                }
                maps.put(source.script(), map);
            } catch (BrokenMap e) {
                read.put(source.file(), SourceMap.EMPTY);
                problems.add(Problem.warning(source.file(), "The source map is not used: " + e.getMessage()));
            }
        }
        return maps.isEmpty() && problems.isEmpty() ? NONE : new SourceMaps(maps, problems);
    }

    /** One warning for each map that cannot be used. */
    public List<Problem> problems() {
        return problems;
    }

    /** About how much memory this takes, in bytes. */
    public long bytes() {
        return byFile.values().stream()
                .mapToLong(map -> (long) map.size() * BYTES_EACH)
                .sum();
    }

    /** What a place in a script comes from, line and column from 1; null when no map says. */
    public @Nullable Original find(String script, int line, int column) {
        SourceMap map = byFile.get(script);
        return map == null || line < 1 ? null : map.find(line - 1, Math.max(0, column - 1));
    }

    /** Puts the original place into each stack frame of a text, the built one after it. */
    public String inFrames(String text) {
        if (byFile.isEmpty()) {
            return text;
        }
        return FRAME.matcher(text)
                .replaceAll(frame -> Matcher.quoteReplacement(inFrame(
                        frame.group(),
                        frame.group(1),
                        frame.group(2),
                        frame.group(3),
                        frame.group(4),
                        frame.group(5))));
    }

    private String inFrame(String whole, String before, String script, String line, String column, String after) {
        Original place = find(script, Integer.parseInt(line), Integer.parseInt(column));
        return place == null ? whole : before + text(place) + after + built(script, line, column);
    }

    private static String text(Original place) {
        return place.file() + ":" + place.line() + ":" + place.column();
    }

    /** How a text goes on that names an original place: where that is in the file as uploaded. */
    public static String built(String script, Object line, Object column) {
        return " [" + script + ":" + line + ":" + column + "]";
    }
}
