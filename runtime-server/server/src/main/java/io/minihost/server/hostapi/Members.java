package io.minihost.server.hostapi;

/** What only people with an account may do. */
public interface Members {

    /**
     * Goes on only for somebody with an account; a guest is asked to sign in, within the program.
     *
     * @throws HostApiFailure when they do not
     */
    void require(SessionContext session) throws HostApiFailure, InterruptedException;
}
