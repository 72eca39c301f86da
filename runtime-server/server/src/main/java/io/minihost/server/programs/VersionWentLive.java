package io.minihost.server.programs;

import io.minihost.server.common.ClusterWide;
import io.minihost.server.common.Launchable;

/** A version is released or gray from now on. Published after the change is stored. */
public record VersionWentLive(Launchable version) implements ClusterWide {}
