package io.minihost.server.common;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Bytes that this process may hold for others at a time. Every byte counts for the visit, the person, the program, the client's
 * address and the node alike, so that whoever takes too much is refused before others have to be.
 */
public final class Budgets {

    /** For whom bytes are held. */
    public enum Scope {
        VISIT,
        PERSON,
        PROGRAM,
        ADDRESS,
        NODE
    }

    /** One of those. */
    public record Holder(Scope scope, String id) {

        public static final Holder NODE = new Holder(Scope.NODE, "");
    }

    private static final long MIB = 1024L * 1024;

    private final Map<Scope, Long> most = new EnumMap<>(Scope.class);
    private final Map<Holder, Long> held = new HashMap<>();

    /**
     * Budgets.
     *
     * @param node bytes for all together; each scope has its share of them
     * @param visit bytes for one visit, where its share would be more
     */
    public Budgets(long node, long visit) {
        most.put(Scope.NODE, node);
        most.put(Scope.ADDRESS, node / 2);
        most.put(Scope.PROGRAM, node / 3);
        most.put(Scope.PERSON, node / 4);
        most.put(Scope.VISIT, Math.min(visit, node / 6));
    }

    /** Begins to hold nothing yet. */
    public Lease lease(List<Holder> holders) {
        List<Holder> all = List.copyOf(holders);
        return new Lease(bytes -> take(all, bytes), bytes -> give(all, bytes));
    }

    private synchronized void take(List<Holder> holders, long bytes) throws BudgetExceeded {
        for (Holder holder : holders) {
            long max = most.getOrDefault(holder.scope(), 0L);
            if (held.getOrDefault(holder, 0L) + bytes > max) {
                throw new BudgetExceeded(holder.scope().name().toLowerCase(Locale.ROOT), max / MIB);
            }
        }
        holders.forEach(holder -> held.merge(holder, bytes, Long::sum));
    }

    private synchronized void give(List<Holder> holders, long bytes) {
        holders.forEach(
                holder -> held.computeIfPresent(holder, (none, before) -> before <= bytes ? null : before - bytes));
    }

    /** Bytes that are held for somebody now. */
    public synchronized long held(Holder holder) {
        return held.getOrDefault(holder, 0L);
    }
}
