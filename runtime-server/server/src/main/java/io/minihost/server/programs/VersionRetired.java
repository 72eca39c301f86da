package io.minihost.server.programs;

import io.minihost.server.common.ClusterWide;
import io.minihost.server.common.Launchable;

/** No new visit gets this version any more; those under way keep it. Published after the change is stored. */
public record VersionRetired(Launchable version) implements ClusterWide {}
