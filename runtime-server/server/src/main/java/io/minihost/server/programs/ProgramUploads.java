package io.minihost.server.programs;

import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.Caller;
import java.io.IOException;
import java.io.InputStream;

/** Takes versions of programs in. */
public interface ProgramUploads {

    /**
     * Registers an uploaded archive as a version in development.
     *
     * @param version its number
     * @param length what the sender says of the archive's length in bytes, or -1
     * @param archive a zip, or the container of the platform's upload tool
     * @throws BundleRejected when it is no program that this host can take; nothing of it is kept
     */
    Uploaded upload(Caller caller, AppId program, String version, UploadNote note, long length, InputStream archive)
            throws IOException, BundleRejected;

    /** How large an archive may be. */
    Limits limits();
}
