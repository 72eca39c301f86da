package io.minihost.server.ledger;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Steps that are all done or none.
 *
 * @param key names this batch for good, up to 200 visible ASCII characters, such as {@code pay:4200001234}. Whoever posts the same
 *     once more gets the first result
 * @param steps 1 to 100; accounts that are in several of them need to have enough at the end, not in between
 */
public record Batch(String key, List<Step> steps) {

    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");
    private static final int STEPS_MAX = 100;

    public Batch {
        steps = List.copyOf(steps);
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a key: " + key);
        }
        if (steps.isEmpty() || steps.size() > STEPS_MAX) {
            throw new IllegalArgumentException("A batch has 1 to %d steps".formatted(STEPS_MAX));
        }
    }

    public static Batch of(String key, Step... steps) {
        return new Batch(key, List.of(steps));
    }
}
