package io.minihost.sandbox.limits;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Shares the heap out among guests after each collection. Those that seem to keep more than their limit, or the greediest
 * when the whole heap is nearly full, are suspects; a trial of one of their turns decides.
 */
public final class HeapWatch implements AutoCloseable {

    /** Of all heap. The old generation has five sixths of a runner's; what lives must fit into that. */
    private static final double NEARLY_FULL = 0.7;

    private static final long FULL_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long TRIAL_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int SUSPECTS = 3;

    /** Of its limit. With less nobody is to blame for a full heap: there are too many guests. */
    private static final double GREEDY = 0.125;

    private static final int TRIALS_IN_VAIN = 5;

    private static final Set<String> HEAP_POOLS = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toUnmodifiableSet());

    /** A guest as the watch sees it. */
    public interface Keeper {

        HeapShare share();

        long liveHeapLimit();

        void endFor(String limit);

        /** Asks it to measure its next turn with a {@link HeapTrial}, and to end if it kept most of it. */
        void putOnTrial();
    }

    private final Map<Keeper, HeapShare> keepers = new ConcurrentHashMap<>();
    private final HeapShare gone = new HeapShare();
    private final Executor executor;
    private final BooleanSupplier relief;
    private final long maxHeap;
    private final NotificationListener listener = this::onCollection;
    private final HeapRoom room;
    private volatile long lastUsed;
    private long lastForced = System.nanoTime() - FULL_EVERY_NANOS;
    private long lastTrial = lastForced;
    private int fullInVain;

    /**
     * Works on {@code executor}, which is also where a full collection is asked for.
     *
     * @param relief frees what nobody uses, before guests are suspected; false when there is nothing
     */
    public HeapWatch(Executor executor, BooleanSupplier relief) {
        this(executor, relief, Runtime.getRuntime().maxMemory());
    }

    public HeapWatch(Executor executor, BooleanSupplier relief, long maxHeap) {
        this.executor = executor;
        this.relief = relief;
        this.maxHeap = maxHeap;
        this.room = new HeapRoom((long) (NEARLY_FULL * maxHeap), HeapRoom::collect);
        Runtime runtime = Runtime.getRuntime();
        this.lastUsed = runtime.totalMemory() - runtime.freeMemory();
        emitters().forEach(e -> e.addNotificationListener(listener, null, null));
    }

    public void enter(Keeper keeper) {
        keepers.put(keeper, keeper.share());
    }

    public synchronized void leave(Keeper keeper) {
        HeapShare share = keepers.remove(keeper);
        if (share != null) {
            // Its garbage is still there: the next shrinking is its, not the others'.
            gone.add(share.kept());
        }
    }

    /** Whether the heap would not be nearly full if a turn kept all of these bytes; see {@link HeapRoom#isFor}. */
    public boolean hasRoomFor(long bytes, long sinceNanos) {
        return room.isFor(bytes, sinceNanos, lastUsed);
    }

    @Override
    public void close() {
        emitters().forEach(e -> {
            try {
                e.removeNotificationListener(listener);
            } catch (ListenerNotFoundException missing) {
                throw new IllegalStateException(missing);
            }
        });
    }

    private void onCollection(Notification notification, Object handback) {
        if (notification.getUserData() instanceof CompositeData data) {
            GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from(data);
            boolean full = info.getGcAction().contains("major");
            long used = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                    .filter(pool -> HEAP_POOLS.contains(pool.getKey()))
                    .map(Map.Entry::getValue)
                    .mapToLong(MemoryUsage::getUsed)
                    .sum();
            if (full) {
                room.collected(used);
            }
            executor.execute(() -> settle(used, full));
        }
    }

    /** Takes stock: {@code used} bytes are left after a collection. */
    synchronized void settle(long used, boolean full) {
        long growth = used - lastUsed;
        lastUsed = used;
        if (growth > 0) {
            shareOut(growth);
        } else {
            shrink(-growth);
        }
        judge(used, full);
    }

    private void shareOut(long growth) {
        Map<Keeper, Long> since = new HashMap<>();
        long all = 0;
        for (Keeper keeper : keepers.keySet()) {
            long bytes = keeper.share().sinceLast();
            since.put(keeper, bytes);
            all += bytes;
        }
        double part = all == 0 ? 0 : Math.min(1, (double) growth / all);
        since.forEach((keeper, bytes) -> keeper.share().add(bytes * part));
    }

    private void shrink(long by) {
        keepers.values().forEach(HeapShare::sinceLast);
        double fromGone = Math.min((double) by, gone.kept());
        gone.add(-fromGone);
        double total = keepers.values().stream().mapToDouble(HeapShare::kept).sum();
        double factor = total <= 0 ? 0 : Math.max(0, 1 - (by - fromGone) / total);
        keepers.values().forEach(share -> share.scale(factor));
    }

    /** Puts suspects on trial. Only a heap that stays nearly full ends somebody by the estimate alone. */
    private void judge(long used, boolean full) {
        boolean nearlyFull = used > NEARLY_FULL * maxHeap;
        if (nearlyFull && full && relief.getAsBoolean()) {
            return;
        }
        List<Keeper> suspects = keepers.keySet().stream()
                .filter(k -> k.share().kept() > k.liveHeapLimit() * (nearlyFull ? GREEDY : 1))
                .sorted(Comparator.comparingDouble((Keeper k) -> k.share().kept())
                        .reversed())
                .limit(SUSPECTS)
                .toList();
        if (suspects.isEmpty()) {
            // Whatever fills it, the JVM collects all of it by itself before it is full, and no sooner than it must.
            if (!nearlyFull) {
                fullInVain = 0;
            }
            return;
        }
        long now = System.nanoTime();
        if (!full) {
            if (now - lastForced >= (nearlyFull ? TRIAL_EVERY_NANOS : FULL_EVERY_NANOS)) {
                lastForced = now;
                ManagementFactory.getMemoryMXBean().gc();
            }
            return;
        }
        if (now - lastTrial < TRIAL_EVERY_NANOS) {
            return;
        }
        lastTrial = now;
        if (nearlyFull && ++fullInVain > TRIALS_IN_VAIN) {
            fullInVain = 0;
            suspects.getFirst().endFor("liveHeap");
        } else {
            suspects.forEach(Keeper::putOnTrial);
        }
    }

    private static List<NotificationEmitter> emitters() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(NotificationEmitter.class::cast)
                .toList();
    }
}
