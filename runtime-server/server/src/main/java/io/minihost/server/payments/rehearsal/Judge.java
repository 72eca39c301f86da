package io.minihost.server.payments.rehearsal;

import io.minihost.server.payments.orders.OrderState;
import io.minihost.server.payments.rehearsal.Evidence.Asked;
import io.minihost.server.payments.rehearsal.Evidence.Told;
import java.util.List;

/** Says whether a merchant's server has survived, by nothing but what it has asked and answered. */
final class Judge {

    private static final String PUBLIC_KEY_MODE = "PUB_KEY_ID_";
    private static final int SHOWN = 80;

    private Judge() {}

    static Judgement of(Evidence seen) {
        return switch (seen.run().scenario()) {
            case PAID, BALANCE_SHORT, LAST_SECOND, NOTIFY_DELAYED, NOTIFY_LOST -> taken(seen.payment(), "the payment");
            case PERSON_CANCELS -> closed(seen);
            case NOTIFY_TWICE -> twice(seen.payment());
            case NOTIFY_BEFORE_ANSWER -> beforeAnswer(seen);
            case OLD_CERTIFICATE -> oldCertificate(seen);
            case PROBE -> probe(seen.payment());
            case SERVER_ERROR -> repeated(seen);
            case QUERY_CONTRADICTS -> contradicted(seen);
            case REFUND -> refund(seen);
            case REFUND_ABNORMAL -> abnormal(seen);
        };
    }

    private static Judgement taken(List<Told> told, String what) {
        if (told.isEmpty()) {
            return Judgement.unseen("It has not been told of %s yet.".formatted(what));
        }
        var last = told.getLast();
        return last.isTaken()
                ? Judgement.survived("It has taken the notification of %s, with %d.".formatted(what, last.status()))
                : Judgement.notYet("It has not taken the notification of %s: %s.".formatted(what, answer(last)));
    }

    private static String answer(Told told) {
        var words = told.answer().strip();
        var shown = words.length() > SHOWN ? words.substring(0, SHOWN) + "…" : words;
        return told.status() == null ? "no answer, " + shown : "it answered %d %s".formatted(told.status(), shown);
    }

    private static Judgement closed(Evidence seen) {
        if (seen.order().state() == OrderState.CLOSED) {
            return Judgement.survived("It has closed the order that nobody paid.");
        }
        if (seen.order().state().isPaid()) {
            return Judgement.unseen("Somebody has paid the order after all.");
        }
        return seen.order().expiresAt().isAfter(seen.now())
                ? Judgement.unseen("It has not closed the order while it was watched; the order can be paid until %s."
                        .formatted(seen.order().expiresAt()))
                : Judgement.survived("The order's time is over: nobody can pay it any more.");
    }

    private static Judgement twice(List<Told> told) {
        var first = taken(told, "the payment");
        if (told.size() < 2) {
            return first.verdict() == Verdict.SURVIVED ? Judgement.unseen("It was told only once so far.") : first;
        }
        var firstTaken = told.stream().filter(Told::isTaken).findFirst();
        if (firstTaken.isEmpty()) {
            return first;
        }
        var later = told.subList(told.indexOf(firstTaken.get()) + 1, told.size());
        if (later.isEmpty()) {
            return Judgement.unseen("It was told only once since it has taken it.");
        }
        return later.stream()
                .filter(one -> !one.isTaken())
                .findFirst()
                .map(other -> Judgement.failed(
                        "It took the first notification, and not the same once more: %s.".formatted(answer(other))))
                .orElseGet(() -> Judgement.survived("It answered both alike. See for yourself that it shipped once."));
    }

    private static Judgement beforeAnswer(Evidence seen) {
        var told = seen.refund().isEmpty() ? seen.payment() : seen.refund();
        var taken = taken(told, seen.refund().isEmpty() ? "the payment" : "the refund");
        if (taken.verdict() == Verdict.SURVIVED && seen.run().faults() == 0) {
            return Judgement.unseen("It has asked for no refund and no state, so no answer could be late.");
        }
        return taken;
    }

    private static Judgement oldCertificate(Evidence seen) {
        var told = seen.payment();
        var all = taken(told, "the payment");
        if (all.verdict() != Verdict.SURVIVED || told.getFirst().isTaken()) {
            return all;
        }
        return seen.order().platformName().startsWith(PUBLIC_KEY_MODE)
                ? Judgement.survived(
                        "It knows the host by its public key: it refused the certificate, and took the next.")
                : Judgement.failed("It refused a certificate that /v3/certificates lists as good: %s."
                        .formatted(answer(told.getFirst())));
    }

    private static Judgement probe(List<Told> told) {
        var probe = told.stream().filter(Told::isProbe).findFirst();
        if (probe.isPresent() && probe.get().isTaken()) {
            return Judgement.failed(
                    "It took a notification that nobody has signed: anybody can tell it that orders are paid.");
        }
        if (probe.isPresent() && probe.get().status() == null) {
            return Judgement.unseen("It gave no answer to the wrong signature: %s.".formatted(answer(probe.get())));
        }
        return taken(told.stream().filter(one -> !one.isProbe()).toList(), "the payment");
    }

    private static Judgement repeated(Evidence seen) {
        var failed = seen.asked().stream().filter(one -> one.status() >= 500).findFirst();
        if (failed.isEmpty()) {
            return Judgement.unseen("It has asked nothing of this order, so nothing could fail.");
        }
        var later = seen.asked()
                .subList(seen.asked().indexOf(failed.get()) + 1, seen.asked().size());
        return later.stream().anyMatch(one -> isSame(failed.get(), one) && one.isDone())
                ? Judgement.survived("It has repeated %s, which succeeded.".formatted(call(failed.get())))
                : Judgement.notYet("It has not repeated %s, which had failed.".formatted(call(failed.get())));
    }

    private static boolean isSame(Asked first, Asked second) {
        return first.method().equals(second.method()) && first.path().equals(second.path());
    }

    private static String call(Asked asked) {
        return asked.method() + " " + asked.path();
    }

    private static Judgement contradicted(Evidence seen) {
        var taken = taken(seen.payment(), "the payment");
        if (taken.verdict() != Verdict.SURVIVED) {
            return taken;
        }
        return seen.run().faults() == 0
                ? Judgement.survived("It has taken the notification, and did not need to ask.")
                : Judgement.survived("It has taken the notification, whatever the query had said.");
    }

    private static Judgement refund(Evidence seen) {
        return seen.refunds().isEmpty()
                ? Judgement.unseen("It has given nothing back.")
                : taken(seen.refund(), "the refund");
    }

    private static Judgement abnormal(Evidence seen) {
        var told = seen.refund().stream()
                .filter(one -> one.type().equals("REFUND.ABNORMAL"))
                .toList();
        return seen.refunds().isEmpty()
                ? Judgement.unseen("It has given nothing back.")
                : taken(told, "the refund that failed");
    }
}
