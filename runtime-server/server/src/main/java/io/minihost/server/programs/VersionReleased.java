package io.minihost.server.programs;

/**
 * The change that {@link VersionWentLive} tells of is stored, nothing is held any more, and whoever asked for it is about to be
 * told. Who listens may make them wait.
 *
 * @param hash of the compiled bundle
 */
public record VersionReleased(String hash) {}
