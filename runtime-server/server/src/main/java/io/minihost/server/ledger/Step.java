package io.minihost.server.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;

/** One thing that a {@link Batch} does. Amounts are in the currency's smallest unit, 1 to 10¹⁵. */
public sealed interface Step {

    /** The most that one step moves. */
    long AMOUNT_MAX = 1_000_000_000_000_000L;

    /** What for, in the words of the feature that moves the money: up to 40 of a–z, 0–9 and dashes, such as {@code payment}. */
    String kind();

    /** Of what, such as an order's number: up to 200 visible ASCII characters. */
    String reference();

    /** Moves an amount at once. */
    record Transfer(String kind, String reference, Account debit, Account credit, long amount) implements Step {
        public Transfer {
            Form.check(kind, reference);
            Form.check(debit, credit, amount);
        }
    }

    /**
     * Keeps an amount for somebody until it is captured, given up, or its time is over.
     *
     * @param expiresAt when it is free again
     */
    record Hold(String kind, String reference, Account debit, Account credit, long amount, Instant expiresAt)
            implements Step {
        public Hold {
            Form.check(kind, reference);
            Form.check(debit, credit, amount);
            expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /**
     * Moves what was held, or a part of it; the rest is free again.
     *
     * @param hold the id of the transfer that holds it
     */
    record Capture(String kind, String reference, UUID hold, long amount) implements Step {
        public Capture {
            Form.check(kind, reference);
            Form.check(amount);
        }
    }

    /** Frees what was held. */
    record Release(String kind, String reference, UUID hold) implements Step {
        public Release {
            Form.check(kind, reference);
        }
    }

    /** The same by the ledger itself, once the hold's time is over. */
    record TimeOut(String kind, String reference, UUID hold) implements Step {
        public TimeOut {
            Form.check(kind, reference);
        }
    }

    /** Takes a direct transfer or a capture back whole, which is possible once, by the opposite transfer. */
    record Reversal(String kind, String reference, UUID transfer) implements Step {
        public Reversal {
            Form.check(kind, reference);
        }
    }

    /** What the parts of steps look like. */
    final class Form {

        private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");
        private static final Pattern REFERENCE = Pattern.compile("[!-~]{0,200}");

        private Form() {}

        static void check(String kind, String reference) {
            require(KIND.matcher(kind).matches(), "Not a kind: " + kind);
            require(REFERENCE.matcher(reference).matches(), "Not a reference: " + reference);
        }

        static void check(Account debit, Account credit, long amount) {
            require(!debit.equals(credit), "From an account to itself: " + debit);
            require(debit.currency().equals(credit.currency()), debit + " and " + credit + " have other currencies");
            check(amount);
        }

        static void check(long amount) {
            require(amount > 0 && amount <= AMOUNT_MAX, "Not an amount: " + amount);
        }

        private static void require(boolean holds, String message) {
            if (!holds) {
                throw new IllegalArgumentException(message);
            }
        }
    }
}
