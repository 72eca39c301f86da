package io.minihost.server.hostapi;

/** What people have allowed programs. */
public interface Consents {

    /**
     * Returns when the person allows it, now or before.
     *
     * @param reason why the program wants it, in its own words
     * @throws HostApiFailure when the person does not, or this host knows no such scope
     */
    void require(SessionContext session, String scope, String reason) throws HostApiFailure, InterruptedException;
}
