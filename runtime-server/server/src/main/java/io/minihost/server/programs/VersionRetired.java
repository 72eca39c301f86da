package io.minihost.server.programs;

/** No new visit gets this version any more; those under way keep it. Published after the change is stored. */
public record VersionRetired(Launchable version) {}
