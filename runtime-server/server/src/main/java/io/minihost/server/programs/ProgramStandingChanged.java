package io.minihost.server.programs;

import io.minihost.server.common.AppId;
import io.minihost.server.common.ClusterWide;

/** An operator has changed whether a program may be used. Published in that transaction. */
public record ProgramStandingChanged(AppId program) implements ClusterWide {}
