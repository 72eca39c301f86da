package io.minihost.server.sessions;

import io.minihost.server.hostapi.SessionId;

/** A visit that was about to be launched here is another node's meanwhile. */
record VisitTaken(SessionId session) {}
