package io.minihost.server.hostapi;

/** Counts host calls. */
public interface HostCallMetrics {

    void called(String api, boolean ok, long nanos);
}
