package io.minihost.server.programs.upload;

import io.minihost.server.common.AppId;
import io.minihost.server.common.ClusterWide;

/**
 * An upload is to end that is not under way on this node; it may be on another.
 *
 * @param number of its version
 */
public record UploadCancelled(AppId program, String number) implements ClusterWide {}
