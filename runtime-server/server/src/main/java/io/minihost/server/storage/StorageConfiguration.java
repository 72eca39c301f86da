package io.minihost.server.storage;

import io.minihost.server.cluster.NodeName;
import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
    Blobs blobs(StorageSettings settings) {
        return switch (settings.address()) {
            case StorageAddress.DataFolder folder -> files(data.path(), room);
            case StorageAddress.SharedFolder shared -> files(opened(shared.path()), new DiskRoom(shared.path(), disk));
        };
    }

    private Blobs files(Path folder, DiskRoom its) {
        return new FileBlobs(folder, new Unfinished(folder, node.home(), its::require));
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
            throw StorageAddress.refused(
                    "file://" + folder, "a folder that is there and that this user can write to and close to others");
        }
    }
}
