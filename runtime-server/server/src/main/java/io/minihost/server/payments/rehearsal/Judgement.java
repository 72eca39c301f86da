package io.minihost.server.payments.rehearsal;

/**
 * A verdict and why.
 *
 * @param isFinal whether it cannot change any more while the server is watched
 */
record Judgement(Verdict verdict, String why, boolean isFinal) {

    static Judgement survived(String why) {
        return new Judgement(Verdict.SURVIVED, why, true);
    }

    static Judgement failed(String why) {
        return new Judgement(Verdict.NOT_SURVIVED, why, true);
    }

    /** Not yet, and perhaps not at all. */
    static Judgement notYet(String why) {
        return new Judgement(Verdict.NOT_SURVIVED, why, false);
    }

    static Judgement unseen(String why) {
        return new Judgement(Verdict.NOT_SEEN, why, false);
    }
}
