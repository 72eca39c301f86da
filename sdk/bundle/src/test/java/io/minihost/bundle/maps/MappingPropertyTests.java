package io.minihost.bundle.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What was encoded is decoded again. */
class MappingPropertyTests {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** One stretch: how far it lies behind the last one on its line, and where it comes from. */
    record Stretch(int gap, int line, int column) {}

    @Provide
    Arbitrary<List<Stretch>> stretches() {
        Arbitrary<Integer> gaps = Arbitraries.integers().between(1, 100_000);
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 1_000_000);
        return gaps.flatMap(gap -> places.flatMap(line -> places.map(column -> new Stretch(gap, line, column))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    private static String encoded(int number) {
        StringBuilder text = new StringBuilder();
        long rest = number < 0 ? -(long) number << 1 | 1 : (long) number << 1;
        do {
            int digit = (int) (rest & 31);
            rest >>>= 5;
            text.append(DIGITS.charAt(rest > 0 ? digit | 32 : digit));
        } while (rest > 0);
        return text.toString();
    }

    @Property
    void numbersComeBack(
            @ForAll @Size(max = 10) List<@IntRange(min = -Integer.MAX_VALUE, max = Integer.MAX_VALUE) Integer> all)
            throws BrokenMap {
        StringBuilder text = new StringBuilder();
        all.forEach(number -> text.append(encoded(number)));
        Numbers numbers = new Numbers(text.toString());
        List<Integer> read = new ArrayList<>();
        while (numbers.hasNext()) {
            read.add(numbers.next());
        }
        assertThat(read).isEqualTo(all);
    }

    @Property
    void placesComeBack(@ForAll("stretches") List<Stretch> line) throws BrokenMap {
        StringBuilder mappings = new StringBuilder();
        Stretch last = new Stretch(0, 0, 0);
        for (Stretch next : line) {
            mappings.append(mappings.isEmpty() ? "" : ",")
                    .append(encoded(next.gap()))
                    .append("A")
                    .append(encoded(next.line() - last.line()))
                    .append(encoded(next.column() - last.column()));
            last = next;
        }
        MapBuilder builder = new MapBuilder(100);
        builder.add(0, 0, List.of("a.ts"), mappings.toString());
        SourceMap map = builder.build();
        int column = 0;
        for (Stretch stretch : line) {
            column += stretch.gap();
            Original found = Objects.requireNonNull(map.find(0, column));
            assertThat(found).isEqualTo(new Original("a.ts", stretch.line() + 1, stretch.column() + 1));
        }
    }

    @Property
    void whateverElseComesIsRefused(@ForAll String mappings) {
        try {
            MapBuilder builder = new MapBuilder(100);
            builder.add(0, 0, List.of("a.ts"), mappings);
            assertThat(builder.build().size()).isLessThanOrEqualTo(100);
        } catch (BrokenMap e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }
}
