package io.minihost.server.pins;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.minihost.server.common.web.Problem;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/** What somebody has typed as the digits that they pay with. */
public record Pin(String digits) {

    private static final Pattern FORM = Pattern.compile("[0-9]{6}");
    private static final int HALF = 3;

    /** Ways over the keys of a phone, and what else is chosen most often after those that {@link #isPattern} knows. */
    private static final Set<String> USUAL = Set.of(
            "147258", "147852", "258369", "369258", "159753", "159357", "789456", "456123", "520520", "521521",
            "521314", "201314", "100200", "102030");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Pin {}

    /** @throws Problem when it is not six digits */
    void requireForm() {
        if (!FORM.matcher(digits).matches()) {
            throw Problem.unprocessable("A PIN is six digits.").code("bad_pin");
        }
    }

    /**
     * Somebody who finds a phone has five tries an hour, so what half of them would try first is refused.
     *
     * @param own texts of the person, such as their phone number
     * @throws Problem when it is one of those
     */
    void requireHard(Collection<String> own) {
        requireForm();
        if (isPattern() || USUAL.contains(digits) || own.stream().anyMatch(text -> text.contains(digits))) {
            throw Problem.unprocessable("Others would guess this PIN.").code("weak_pin");
        }
    }

    /** One or two digits only, the same step from each to the next, a half said twice or backwards, pairs. */
    private boolean isPattern() {
        var first = digits.substring(0, HALF);
        var last = digits.substring(HALF);
        return digits.chars().distinct().count() <= 2
                || isSteps(digits)
                || first.equals(last)
                || first.contentEquals(new StringBuilder(last).reverse())
                || (isSteps(first) && isSteps(last))
                || digits.matches("(.)\\1(.)\\2(.)\\3");
    }

    private static boolean isSteps(String text) {
        var step = Math.floorMod(text.charAt(1) - text.charAt(0), 10);
        for (var at = 2; at < text.length(); at++) {
            if (Math.floorMod(text.charAt(at) - text.charAt(at - 1), 10) != step) {
                return false;
            }
        }
        return step == 1 || step == 9 || step == 0;
    }

    /** Logs show it. */
    @Override
    public String toString() {
        return "Pin[******]";
    }
}
