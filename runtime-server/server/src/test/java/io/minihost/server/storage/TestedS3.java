package io.minihost.server.storage;

import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Opens buckets for tests. */
final class TestedS3 {

    private TestedS3() {}

    /** Takes a URL as the setting does. */
    static S3Blobs blobs(String url, String secret, Path folder, Duration callMax) {
        var address = ((StorageAddress.Bucket) StorageAddress.parse(url)).address();
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Server.ACCESS_KEY, secret));
        return new S3Blobs(
                S3Connection.open(address, credentials, callMax),
                address,
                new Unfinished(folder, "node", bytes -> {}),
                callMax);
    }
}
