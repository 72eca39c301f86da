package io.minihost.server.releasehealth;

/** What is known of a version's launches in some time. */
record Figures(long launches, long failed, LaunchTimes times) {

    static final Figures NONE = new Figures(0, 0, LaunchTimes.of(new long[LaunchTimes.SLOTS]));

    Share failures() {
        return new Share(failed, launches);
    }
}
