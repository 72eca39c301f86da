package io.minihost.server.review;

import java.util.Arrays;

/** In which line of a text a place lies, counted from 1, however often that is asked. */
final class LineNumbers {

    private final int[] ends;

    LineNumbers(String text) {
        var all = new int[64];
        var count = 0;
        for (var at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == all.length) {
                all = Arrays.copyOf(all, count * 2);
            }
            all[count++] = at;
        }
        ends = Arrays.copyOf(all, count);
    }

    int of(int place) {
        var found = Arrays.binarySearch(ends, place);
        return (found < 0 ? -found - 1 : found) + 1;
    }
}
