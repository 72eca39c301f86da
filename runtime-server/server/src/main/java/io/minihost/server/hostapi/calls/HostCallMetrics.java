package io.minihost.server.hostapi.calls;

/** Counts host calls. */
public interface HostCallMetrics {

    void called(String api, boolean ok, long nanos);
}
