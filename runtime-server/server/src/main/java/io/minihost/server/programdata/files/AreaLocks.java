package io.minihost.server.programdata.files;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Lets those of one server queue for an area instead of overtaking each other; other areas may share a lock with it. */
final class AreaLocks {

    private static final int LOCKS = 256;

    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    Lock of(FileArea area) {
        return locks[Math.floorMod(area.hashCode(), LOCKS)];
    }
}
