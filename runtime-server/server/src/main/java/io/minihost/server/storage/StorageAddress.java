package io.minihost.server.storage;

import io.minihost.server.common.InvalidSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where blobs are kept, as the operator says it. */
sealed interface StorageAddress {

    /** Files below the data folder of the one node there is. */
    record DataFolder() implements StorageAddress {}

    /** Files in a folder that several nodes may share. */
    record SharedFolder(Path path) implements StorageAddress {}

    /** Objects in a bucket that several nodes may share. */
    record Bucket(BucketAddress address) implements StorageAddress {}

    /**
     * Reads the setting; empty is the data folder.
     *
     * @throws InvalidSetting for what is none of these
     */
    static StorageAddress parse(String url) {
        if (url.isEmpty()) {
            return new DataFolder();
        }
        try {
            var uri = new URI(url);
            return switch (String.valueOf(uri.getScheme())) {
                case "file" -> new SharedFolder(folder(uri));
                case "s3" -> new Bucket(BucketAddress.parse(uri));
                default ->
                    throw StorageUrl.refused(
                            url, "file:///folder or s3://bucket/prefix, or nothing for the data folder");
            };
        } catch (URISyntaxException e) {
            throw StorageUrl.refused(url, "a URL such as file:///folder or s3://bucket/prefix");
        }
    }

    private static Path folder(URI uri) {
        try {
            return Path.of(uri).normalize();
        } catch (IllegalArgumentException e) {
            throw StorageUrl.refused(uri.toString(), "three slashes and a whole path, as in file:///folder");
        }
    }
}
