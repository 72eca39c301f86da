package io.minihost.server.shortcuts;

/** A program has all that it can have. */
public final class PoolFull extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Pool pool;

    PoolFull(Pool pool) {
        super("no more " + pool, null, false, false);
        this.pool = pool;
    }

    public Pool pool() {
        return pool;
    }
}
