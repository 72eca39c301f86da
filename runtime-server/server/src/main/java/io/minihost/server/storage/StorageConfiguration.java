package io.minihost.server.storage;

import io.minihost.server.cluster.NodeName;
import io.minihost.server.common.CannotStart;
import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.core.exception.SdkException;

/** Opens the storage that the settings name. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    private final DataDirectory data;
    private final NodeName node;
    private final DiskRoom room;
    private final DiskSettings disk;

    StorageConfiguration(DataDirectory data, NodeName node, DiskRoom room, DiskSettings disk) {
        this.data = data;
        this.node = node;
        this.room = room;
        this.disk = disk;
    }

    @Bean
    Blobs blobs(StorageSettings settings, Environment environment) {
        return switch (settings.address()) {
            case StorageAddress.DataFolder folder -> files(data.path(), room);
            case StorageAddress.SharedFolder shared -> files(opened(shared.path()), new DiskRoom(shared.path(), disk));
            case StorageAddress.Bucket bucket -> objects(bucket.address(), environment);
        };
    }

    private Blobs files(Path folder, DiskRoom its) {
        return new FileBlobs(folder, new Unfinished(folder, node.home(), its::require));
    }

    /** What is on its way there is received below the data folder. */
    private Blobs objects(BucketAddress address, Environment environment) {
        try {
            var blobs = new S3Blobs(
                    S3Connection.open(address, environment),
                    address,
                    new Unfinished(data.path(), node.home(), room::require),
                    S3Connection.CALL_MAX);
            blobs.tryOut();
            return blobs;
        } catch (SdkException e) {
            throw new CannotStart(
                    "The bucket %s of MINIHOST_STORAGE_URL cannot be used: %s."
                            .formatted(address, S3Failures.reason(e).replaceFirst("\\.$", "")),
                    e);
        }
    }

    /** It has to be there: a disk that is not mounted looks like an empty folder. */
    private static Path opened(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                throw new NotDirectoryException(folder.toString());
            }
            for (var used : List.of(folder.resolve("blobs"), folder.resolve(Unfinished.NAME))) {
                Files.createDirectories(used, OwnerOnly.folder());
                OwnerOnly.closeFolder(used);
            }
            return folder;
        } catch (IOException e) {
            throw StorageUrl.refused(
                    "file://" + folder, "a folder that is there and that this user can write to and close to others");
        }
    }
}
