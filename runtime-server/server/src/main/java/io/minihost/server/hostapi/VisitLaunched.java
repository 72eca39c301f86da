package io.minihost.server.hostapi;

import io.minihost.server.common.Launchable;
import java.time.Instant;

/**
 * How a program's launch in a visit has turned out. Published on the node of the visit, once; not when the host was at fault, and
 * not when the person left before.
 *
 * @param isFailed whether the program threw before its first page was ready, or went over a limit
 * @param millis from the join of the view to the first thing for it to paint; negative when there was none
 */
public record VisitLaunched(Launchable program, boolean isFailed, long millis, Instant at) {}
