package io.minihost.sandbox.runner;

import java.util.List;

/**
 * What a runner tells those who keep runners.
 *
 * @param <R> the runner
 */
interface RunnerEvents<R> {

    /** It runs and has said which engine it has. */
    void ready(R runner);

    /** A turn of this guest does not stop; the runner is being killed. */
    void broken(R runner, RemoteGuest guest);

    /**
     * It is no more, and its guests are about to be told.
     *
     * @param suspects guests that were at work, if nobody knows what ended it
     * @param slow guests that had been at work for long, if that is not what ended it
     */
    void ended(R runner, List<RemoteGuest> suspects, List<RemoteGuest> slow);
}
