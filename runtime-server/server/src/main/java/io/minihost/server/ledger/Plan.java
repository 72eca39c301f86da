package io.minihost.server.ledger;

import io.minihost.server.common.crypto.Sha256;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a batch comes to: its rows, and what accounts that keep sums get more or less. */
final class Plan {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Batch batch;
    private final Map<UUID, Transfer> named;
    private final Instant at;
    private final String hash;
    private final long random = RANDOM.nextLong();
    private final List<Transfer> rows = new ArrayList<>();
    private final Map<Account, Change> changes = new HashMap<>();

    /**
     * Makes one.
     *
     * @param named the transfers that the batch names, as far as there are such
     */
    Plan(Batch batch, Map<UUID, Transfer> named, Instant at) {
        this.batch = batch;
        this.named = named;
        this.at = at.truncatedTo(ChronoUnit.MICROS);
        this.hash = hash(batch);
        batch.steps().forEach(this::add);
    }

    /** What an account gets more, or less. */
    record Change(long posted, long held) {

        Change plus(Change other) {
            return new Change(Math.addExact(posted, other.posted), Math.addExact(held, other.held));
        }
    }

    /** Of all that the caller has said. */
    static String hash(Batch batch) {
        var text = new StringBuilder(batch.key());
        // Records tell all that they hold, and no text in them has a line end.
        batch.steps().forEach(step -> text.append('\n').append(step));
        return HexFormat.of().formatHex(Sha256.of(text.toString()));
    }

    /** The transfers that a batch names. */
    static Set<UUID> named(Batch batch) {
        var ids = new HashSet<UUID>();
        for (var step : batch.steps()) {
            switch (step) {
                case Step.Capture capture -> ids.add(capture.hold());
                case Step.Release release -> ids.add(release.hold());
                case Step.TimeOut timeOut -> ids.add(timeOut.hold());
                case Step.Reversal reversal -> ids.add(reversal.transfer());
                case Step.Transfer transfer -> {}
                case Step.Hold hold -> {}
            }
        }
        return ids;
    }

    List<Transfer> rows() {
        return rows;
    }

    Set<Account> accounts() {
        var all = new LinkedHashSet<Account>();
        rows.forEach(row -> {
            all.add(row.debit());
            all.add(row.credit());
        });
        return all;
    }

    /** Of locked accounts only. */
    Map<Account, Change> changes() {
        return changes;
    }

    private void add(Step step) {
        switch (step) {
            case Step.Transfer it -> move(step, Phase.DIRECT, new Leg(it.debit(), it.credit(), it.amount()), Link.NONE);
            case Step.Hold it -> hold(step, new Leg(it.debit(), it.credit(), it.amount()), it.expiresAt());
            case Step.Capture it -> capture(it);
            case Step.Release it -> free(step, Phase.VOID, heldBy(it.hold()));
            case Step.TimeOut it -> timeOut(it);
            case Step.Reversal it -> reverse(it);
        }
    }

    private void hold(Step step, Leg leg, Instant expiresAt) {
        require(at.isBefore(expiresAt), "A hold that is over before it begins");
        change(leg.debit(), new Change(0, leg.amount()));
        add(step, Phase.HOLD, leg, new Link(null, null, expiresAt));
    }

    private void capture(Step.Capture step) {
        var hold = heldBy(step.hold());
        require(step.amount() <= hold.amount(), hold.id() + " holds less than is captured");
        require(!isOver(hold), hold.id() + " is a hold whose time is over");
        change(hold.debit(), new Change(0, -hold.amount()));
        move(step, Phase.CAPTURE, new Leg(hold.debit(), hold.credit(), step.amount()), Link.ends(hold));
    }

    private void timeOut(Step.TimeOut step) {
        var hold = heldBy(step.hold());
        require(isOver(hold), hold.id() + " is a hold whose time is not over");
        free(step, Phase.TIMEOUT, hold);
    }

    private void free(Step step, Phase phase, Transfer hold) {
        change(hold.debit(), new Change(0, -hold.amount()));
        add(step, phase, new Leg(hold.debit(), hold.credit(), hold.amount()), Link.ends(hold));
    }

    private void reverse(Step.Reversal step) {
        var taken = known(step.transfer());
        require(taken.phase().moves() && taken.reverses() == null, taken.id() + " cannot be taken back");
        move(
                step,
                Phase.DIRECT,
                new Leg(taken.credit(), taken.debit(), taken.amount()),
                new Link(null, taken.id(), null));
    }

    private boolean isOver(Transfer hold) {
        return hold.expiresAt() == null || !at.isBefore(hold.expiresAt());
    }

    private Transfer heldBy(UUID id) {
        var hold = known(id);
        require(hold.phase() == Phase.HOLD, id + " is not a hold");
        return hold;
    }

    private Transfer known(UUID id) {
        var transfer = named.get(id);
        if (transfer == null) {
            throw new Unfit("There is no transfer " + id);
        }
        return transfer;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Unfit(otherwise);
        }
    }

    private void move(Step step, Phase phase, Leg leg, Link link) {
        change(leg.debit(), new Change(-leg.amount(), 0));
        change(leg.credit(), new Change(leg.amount(), 0));
        add(step, phase, leg, link);
    }

    private void change(Account account, Change change) {
        if (account.isLocked()) {
            changes.merge(account, change, Change::plus);
        }
    }

    private void add(Step step, Phase phase, Leg leg, Link link) {
        var place = rows.size();
        rows.add(new Transfer(
                id(place),
                batch.key(),
                place,
                hash,
                phase,
                step.kind(),
                step.reference(),
                leg.debit(),
                leg.credit(),
                leg.amount(),
                link.pendingId(),
                link.reverses(),
                link.expiresAt(),
                at));
    }

    /** A version 7 UUID, so that what is new lies together in each index; in one batch they have its order. */
    private UUID id(int place) {
        return new UUID(at.toEpochMilli() << 16 | 0x7000 | place, random >>> 2 | Long.MIN_VALUE);
    }

    /** Where the ids of some time begin. */
    static UUID firstId(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0);
    }

    /** From where to where. */
    private record Leg(Account debit, Account credit, long amount) {}

    /** What binds a row to an earlier one or to a time. */
    private record Link(
            @Nullable UUID pendingId,
            @Nullable UUID reverses,
            @Nullable Instant expiresAt) {

        private static final Link NONE = new Link(null, null, null);

        private static Link ends(Transfer hold) {
            return new Link(hold.id(), null, null);
        }
    }
}
