package io.minihost.server.hostapi;

import io.minihost.server.common.AppId;

/** What the host lets programs use. */
public interface Grants {

    /** Whether it does now. */
    boolean has(AppId program, Grant grant);
}
