package io.minihost.sandbox;

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
    void ended(HeapWatch.Keeper guest, ProgramShelf shelf);
}
