package io.minihost.server.programs.upload;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.UploadNote;
import io.minihost.server.programs.versions.VersionNumber;

/** Who uploads what, and what they say of it. */
record Upload(Caller caller, AppId appId, VersionNumber number, UploadNote note) {}
