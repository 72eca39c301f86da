package io.minihost.server.programs;

import io.minihost.server.common.AppId;

/** A program is about to be deleted with all that is kept for it. */
public record ProgramCloses(AppId program) {}
