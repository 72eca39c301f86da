package io.minihost.server.programdata.storage;

/**
 * Why a change is not made.
 *
 * @param why in the platform's words
 * @param byHost whether it is the host that has no room, whatever the program keeps
 */
record Refusal(String why, boolean byHost) {

    /** Programs know no other words for it; what follows them is for people. */
    private static final String HOST_FULL = "exceed storage max size (this host %s)";

    static Refusal ofProgram(String why) {
        return new Refusal(why, false);
    }

    static Refusal guestsFull() {
        return new Refusal(HOST_FULL.formatted("keeps no more for people without an account"), true);
    }

    static Refusal diskFull() {
        return new Refusal(HOST_FULL.formatted("has no room on its disk"), true);
    }
}
