package io.minihost.server.programs;

import io.minihost.server.common.AppId;

/**
 * The change that {@link VersionWentLive} tells of is stored, nothing is held any more, and whoever asked for it is about to be
 * told. Who listens may make them wait.
 *
 * @param version its number
 */
public record VersionReleased(AppId program, String version) {}
