package io.minihost.server.payments.rehearsal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A way in which an order may go wrong, and when a merchant's server has survived it. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are List.of
enum Scenario {
    PAID("Somebody pays, and nothing goes wrong.", "It takes the notification.", step(Act.PAY)),
    PERSON_CANCELS(
            "The person sees the price and leaves.",
            "It closes the order, or the order's own time_expire comes.",
            step(Act.CANCEL)),
    BALANCE_SHORT(
            "The person has too little, and pays three seconds later.",
            "It takes the notification.",
            step(Act.FIND_TOO_LITTLE),
            step(3, Act.PAY)),
    LAST_SECOND(
            "The person pays in the last second before the order's end.",
            "It takes the notification, also when it was about to close the order.",
            step(Act.PAY_AT_THE_END)),
    NOTIFY_DELAYED("The notification comes ten seconds late.", "It takes it.", step(Act.PAY_AND_DELAY)),
    NOTIFY_TWICE(
            "The notification comes twice.",
            "It answers both alike, and ships once.",
            step(Act.PAY),
            step(Act.TELL_AGAIN)),
    NOTIFY_BEFORE_ANSWER(
            "The notification comes before the answer to what the server has asked: a refund, or how the order stands.",
            "It takes the notification while it waits for the answer.",
            step(Act.PAY),
            step(5, Act.REFUND)),
    NOTIFY_LOST("Three notifications are lost, the fourth comes.", "It takes the fourth.", step(Act.PAY)),
    OLD_CERTIFICATE(
            "The notification is signed by an older certificate, which /v3/certificates lists as good.",
            "It takes it. In public-key mode it may refuse it, and takes the next.",
            step(Act.PAY)),
    PROBE(
            "First comes a notification whose signature is wrong on purpose, then the true one.",
            "It refuses the first and takes the second.",
            step(Act.PAY)),
    SERVER_ERROR(
            "A call about the order is done and yet answered by 500 SYSTEM_ERROR.",
            "It makes the same call again.",
            step(3, Act.PAY)),
    QUERY_CONTRADICTS(
            "The order is paid, and three queries say that it is not.",
            "It takes the notification, and does not give up the order.",
            step(Act.PAY)),
    REFUND("Money goes back.", "It takes the notification of the refund.", step(Act.PAY), step(5, Act.REFUND)),
    REFUND_ABNORMAL(
            "A refund is PROCESSING for long and ABNORMAL in the end.",
            "It takes the notification of that.",
            step(Act.PAY),
            step(5, Act.REFUND),
            step(10, Act.FAIL_REFUND));

    /**
     * One step.
     *
     * @param seconds after the one before
     */
    record Step(int seconds, Act act) {}

    private final String words;
    private final String survived;
    private final List<Step> steps;

    Scenario(String words, String survived, Step... steps) {
        this.words = words;
        this.survived = survived;
        this.steps = List.of(steps);
    }

    private static Step step(Act act) {
        return new Step(1, act);
    }

    private static Step step(int seconds, Act act) {
        return new Step(seconds, act);
    }

    String words() {
        return words;
    }

    /** When a server has survived it. */
    String survived() {
        return survived;
    }

    List<Step> steps() {
        return steps;
    }

    /** Such as {@code notify-twice}. */
    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Scenario> parse(String wireName) {
        return Arrays.stream(values())
                .filter(one -> one.wireName().equals(wireName))
                .findFirst();
    }

    @JsonCreator
    static Scenario of(String wireName) {
        return parse(wireName).orElseThrow(() -> new IllegalArgumentException("No scenario is called " + wireName));
    }
}
