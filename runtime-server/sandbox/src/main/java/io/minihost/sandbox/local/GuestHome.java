package io.minihost.sandbox.local;

import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.engine.ContextPool;
import io.minihost.sandbox.engine.Damage;
import io.minihost.sandbox.limits.HeapWatch;
import io.minihost.sandbox.limits.TurnPool;
import java.util.concurrent.ScheduledExecutorService;

/** What guests of one process live in. */
interface GuestHome {

    TurnPool pool();

    ScheduledExecutorService clock();

    /** Whether a turn that began at {@code sinceNanos} may allocate so many bytes. */
    boolean hasRoomFor(long bytes, long sinceNanos);

    /** A guest's turn does not stop. */
    void disobeyed(GuestSpec spec, GuestEnd end);

    /** What all guests share is out of order. */
    void damaged(Damage damage);

    /** The host itself made a mistake. */
    void failed(GuestSpec spec, Throwable thrown);

    /** It is no more. */
    void ended(HeapWatch.Keeper guest, ContextPool shelf);
}
