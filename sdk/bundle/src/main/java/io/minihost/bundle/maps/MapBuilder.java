package io.minihost.bundle.maps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes {@code mappings}, those of a whole map or of one section after the other. */
final class MapBuilder {

    private static final int LINES_MAX = Integer.MAX_VALUE / 2;

    private final int sizeMax;
    private final List<@Nullable String> names = new ArrayList<>();
    private long[] starts = new long[1024];
    private int[] sources = new int[1024];
    private int[] lines = new int[1024];
    private int[] columns = new int[1024];
    private int size;

    /** Where the decoding stands. */
    private int source;

    private int line;
    private int column;

    /** Takes at most so many stretches. */
    MapBuilder(int sizeMax) {
        this.sizeMax = sizeMax;
    }

    SourceMap build() {
        return new SourceMap(
                names.toArray(new @Nullable String[0]),
                Arrays.copyOf(starts, size),
                Arrays.copyOf(sources, size),
                Arrays.copyOf(lines, size),
                Arrays.copyOf(columns, size));
    }

    /** Adds what begins at a line and a column, both from 0, of the built file. */
    void add(int firstLine, int firstColumn, List<@Nullable String> sourceNames, String mappings) throws BrokenMap {
        int firstName = names.size();
        names.addAll(sourceNames);
        source = 0;
        line = 0;
        column = 0;
        Numbers numbers = new Numbers(mappings);
        int builtLine = firstLine;
        int builtColumn = firstColumn;
        for (char c = numbers.peek(); c != 0; c = numbers.peek()) {
            if (c == ';') {
                builtLine = moved(builtLine, 1);
                builtColumn = 0;
                numbers.skip();
            } else if (c == ',') {
                numbers.skip();
            } else {
                builtColumn = moved(builtColumn, numbers.next());
                boolean sourced = segment(numbers) && source < sourceNames.size();
                add(SourceMap.start(builtLine, builtColumn), sourced ? firstName + source : -1);
            }
        }
    }

    /** Reads what follows the column of a segment; false when it has no source. */
    private boolean segment(Numbers numbers) throws BrokenMap {
        if (!numbers.hasNext()) {
            return false;
        }
        source = moved(source, numbers.next());
        line = moved(line, numbers.next());
        column = moved(column, numbers.next());
        if (numbers.hasNext()) {
            numbers.next();
        }
        if (numbers.hasNext()) {
            throw new BrokenMap("a segment has more than five numbers");
        }
        return true;
    }

    private static int moved(int from, int by) throws BrokenMap {
        long to = (long) from + by;
        if (to < 0 || to > LINES_MAX) {
            throw new BrokenMap("a number leads outside of the file");
        }
        return (int) to;
    }

    private void add(long start, int name) throws BrokenMap {
        // Sections that overlap and segments out of order name places that are taken.
        boolean behind = size > 0 && start <= starts[size - 1];
        boolean same = size > 0
                && sources[size - 1] == name
                && (name < 0 || (lines[size - 1] == line && columns[size - 1] == column))
                && starts[size - 1] >>> Integer.SIZE == start >>> Integer.SIZE;
        if (behind || same) {
            return;
        }
        if (size == sizeMax) {
            throw new BrokenMap("it is too large");
        }
        if (size == starts.length) {
            grow();
        }
        starts[size] = start;
        sources[size] = name;
        lines[size] = line;
        columns[size++] = column;
    }

    private void grow() {
        int room = Math.min(sizeMax, size * 2);
        starts = Arrays.copyOf(starts, room);
        sources = Arrays.copyOf(sources, room);
        lines = Arrays.copyOf(lines, room);
        columns = Arrays.copyOf(columns, room);
    }
}
