package io.minihost.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged archives are read or refused, and nothing else happens. */
class MutationTests {

    private static final int CASES = 2_000;

    private final Random random = new Random(42);

    @Test
    void damagedZipsAreReadOrRefused() {
        assertThat(refused(Program.small().component("c/a", "<view/>", "{}").zip()))
                .isBetween(CASES / 2, CASES);
    }

    @Test
    void damagedContainersAreReadOrRefused() {
        assertThat(refused(Program.small().component("c/a", "<view/>", "{}").container()))
                .isBetween(CASES / 4, CASES);
    }

    @Test
    void damagedGzipsAreReadOrRefused() {
        assertThat(refused(Program.gzip(Program.small().container()))).isBetween(CASES / 2, CASES);
    }

    private int refused(byte[] good) {
        BundleReader reader = new BundleReader(Limits.DEFAULT);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            try {
                reader.read(damage(good));
            } catch (BundleRejected e) {
                assertThat(e.problems()).isNotEmpty();
                refused++;
            }
        }
        return refused;
    }

    private byte[] damage(byte[] good) {
        byte[] bad = good.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bad.length);
            switch (random.nextInt(4)) {
                case 0 -> bad[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bad[at] = (byte) random.nextInt(256);
                case 2 -> bad[at] = (byte) 0xFF;
                default -> bad = random.nextInt(8) == 0 ? Arrays.copyOf(bad, Math.max(1, at)) : bad;
            }
        }
        return bad;
    }
}
