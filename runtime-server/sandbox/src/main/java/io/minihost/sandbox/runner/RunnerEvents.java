package io.minihost.sandbox.runner;

import java.util.Set;

/** What a runner tells those who keep runners. */
interface RunnerEvents {

    /** It runs and has said which engine it has. */
    void ready(Runner runner);

    /** A turn of {@code appId} does not stop; the runner is being killed. */
    void broken(Runner runner, String appId);

    /**
     * It is no more, and its guests have been told.
     *
     * @param suspects programs that were in the middle of something, if nobody knows what ended it
     */
    void ended(Runner runner, Set<String> suspects);
}
