package io.minihost.server.shortcuts;

/** What a program can have so many of and no more. */
public enum Pool {
    /** Round and square codes that are made one by one. */
    CODES(100_000),
    /** Links that do not expire. */
    LASTING_LINKS(100_000),
    /** Links that do; a day's quota is below this, and the platform names no other. */
    PASSING_LINKS(2_000_000),
    /** Pages of codes without limit. */
    PAGES(60_000);

    private final long most;

    Pool(long most) {
        this.most = most;
    }

    public long most() {
        return most;
    }
}
