package io.minihost.bundle.maps;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One decoded map: stretches of the built file, each up to the next one, in the order of the file. */
final class SourceMap {

    /** Says nothing of any place. */
    static final SourceMap EMPTY =
            new SourceMap(new @Nullable String[0], new long[0], new int[0], new int[0], new int[0]);

    private final @Nullable String[] names;
    private final long[] starts;
    private final int[] sources;
    private final int[] lines;
    private final int[] columns;

    /**
     * Takes over the arrays.
     *
     * @param names of the sources, null where one has none
     * @param starts places from 0 in the built file, made by {@link #start}
     * @param sources index into the names, or -1 for what no file was the source of
     * @param lines from 0 in the source
     * @param columns from 0 in the source
     */
    SourceMap(@Nullable String[] names, long[] starts, int[] sources, int[] lines, int[] columns) {
        this.names = names;
        this.starts = starts;
        this.sources = sources;
        this.lines = lines;
        this.columns = columns;
    }

    /** A place as one number, the line in the upper half. */
    static long start(int line, int column) {
        return (long) line << Integer.SIZE | column;
    }

    int size() {
        return starts.length;
    }

    /** What a place in the built file comes from, both from 0; null where the map does not say. */
    @Nullable
    Original find(int line, int column) {
        int found = Arrays.binarySearch(starts, start(line, column));
        int index = found >= 0 ? found : -found - 2;
        if (!isOn(line, index)) {
            // Before the first stretch of a line there is only what indents it.
            index++;
        }
        if (!isOn(line, index) || sources[index] < 0) {
            return null;
        }
        String name = names[sources[index]];
        return name == null ? null : new Original(name, lines[index] + 1, columns[index] + 1);
    }

    private boolean isOn(int line, int index) {
        return index >= 0 && index < starts.length && starts[index] >>> Integer.SIZE == line;
    }
}
