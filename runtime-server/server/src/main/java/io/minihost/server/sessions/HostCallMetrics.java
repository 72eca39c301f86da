package io.minihost.server.sessions;

/** Counts host calls. */
interface HostCallMetrics {

    void called(String api, boolean ok, long nanos);
}
