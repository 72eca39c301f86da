package io.minihost.cli.commands;

import io.minihost.bundle.BundleReader;
import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.BundleWriter;
import io.minihost.bundle.Limits;
import io.minihost.client.HostClient;
import io.minihost.client.UploadedVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Packs a folder and sends it; what the host would refuse for its form is refused before it travels. */
final class Upload {

    private final HostClient client;
    private final String appId;

    Upload(HostClient client, String appId) {
        this.client = client;
        this.appId = appId;
    }

    UploadedVersion send(Path folder, String version) throws IOException, BundleRejected {
        Path zip = Files.createTempFile("minihost", ".zip");
        try {
            BundleWriter.zip(folder, zip, Limits.DEFAULT);
            new BundleReader(Limits.DEFAULT).read(zip);
            return client.upload(appId, version, zip);
        } finally {
            Files.deleteIfExists(zip);
        }
    }

    String nextVersion() {
        return VersionNumbers.next(client.versions(appId));
    }
}
