package io.minihost.server.programs;

/** A version is released or gray from now on. Published after the change is stored. */
public record VersionWentLive(Launchable version) {}
