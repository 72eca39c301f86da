package io.minihost.server.common;

import java.time.Duration;

/** Work on what all nodes have in common, which is done by one of them. */
public interface SharedWork {

    /**
     * Does a round of some work, unless another node does it or did it a moment ago, or this one does it already. The next
     * round is this node's again, sooner if it likes; another node's only when this one has not begun it in time.
     *
     * @param name tells the work from other work
     * @param every how often a round is due
     * @return whether it was done here
     */
    boolean run(String name, Duration every, Runnable work);
}
