package io.minihost.server.sessions.wire;

import io.minihost.server.common.BudgetExceeded;
import io.minihost.server.common.Lease;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The numbered patches of one epoch that the view has not acknowledged. Past its bounds it forgets them all and takes
 * nothing but a snapshot from then on.
 */
public final class PatchStream {

    private final long charsMax;
    private final int patchesMax;
    private final Lease lease;
    private final NavigableMap<Long, String> kept = new TreeMap<>();
    private long chars;
    private long last;
    private boolean stale;
    /** Whether the first kept patch can be painted by a view that has nothing. */
    private boolean whole = true;

    public PatchStream(long charsMax, int patchesMax, Lease lease) {
        this.lease = lease;
        this.charsMax = charsMax;
        this.patchesMax = patchesMax;
    }

    /** The number of the newest patch, 0 before the first. */
    public long last() {
        return last;
    }

    /** Whether patches were lost, so that only a snapshot helps. */
    public boolean stale() {
        return stale;
    }

    public void append(List<String> commands) {
        if (stale || commands.isEmpty()) {
            return;
        }
        if (!add(commands) || (kept.size() > 1 && (chars > charsMax || kept.size() > patchesMax))) {
            invalidate();
        }
    }

    /** Begins anew; false if there is no room even for that. */
    public boolean snapshot(List<String> commands) {
        invalidate();
        stale = false;
        whole = true;
        return add(commands);
    }

    /** Forgets everything: what comes next is of no use to any view but as a snapshot. */
    public void invalidate() {
        kept.clear();
        lease.shrink(2 * chars);
        chars = 0;
        stale = true;
        whole = false;
    }

    public void acknowledge(long seq) {
        NavigableMap<Long, String> applied = kept.headMap(seq, true);
        if (!applied.isEmpty()) {
            long done = applied.values().stream().mapToLong(String::length).sum();
            chars -= done;
            lease.shrink(2 * done);
            applied.clear();
            whole = false;
        }
    }

    /** Whether a view that has applied everything up to {@code seq} needs nothing but the kept patches. */
    public boolean continues(long seq) {
        return !stale && seq <= last && seq >= (kept.isEmpty() ? last : kept.firstKey() - 1);
    }

    /** Whether a view that has nothing needs nothing but the kept patches. */
    public boolean whole() {
        return !stale && whole;
    }

    /** The first patch after the given one, by its number; null when there is none. */
    Map.@Nullable Entry<Long, String> after(long seq) {
        return kept.higherEntry(seq);
    }

    private boolean add(List<String> commands) {
        last++;
        String frame = ServerFrames.patch(last, commands);
        try {
            lease.grow(2L * frame.length());
        } catch (BudgetExceeded e) {
            return false;
        }
        kept.put(last, frame);
        chars += frame.length();
        return true;
    }

    /** Holds nothing for anybody any more. */
    public void close() {
        lease.close();
    }
}
