package io.minihost.server.programs;

import io.minihost.server.common.AppId;
import io.minihost.server.common.ClusterWide;

/** A program is about to be deleted with all that is kept for it. Published in a transaction of its own. */
public record ProgramCloses(AppId program) implements ClusterWide {}
