package io.minihost.server.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Blobs as objects of a bucket, each under the path that its file would have: {@code blobs/<kind>/<first two of id>/<id>}. A
 * content is received whole before it is sent in one piece, so that nothing is stored of one that breaks off.
 */
final class S3Blobs implements Blobs, AutoCloseable {

    private static final String FOLDER = "blobs/";

    /** Beside the time of a call without a body. */
    private static final long BYTES_PER_SECOND_MIN = 1024 * 1024;

    private final S3Client s3;
    private final BucketAddress address;
    private final Unfinished unfinished;
    private final Duration callMax;

    S3Blobs(S3Client s3, BucketAddress address, Unfinished unfinished, Duration callMax) {
        this.s3 = s3;
        this.address = address;
        this.unfinished = unfinished;
        this.callMax = callMax;
    }

    /** Does once what will be needed, and fails when the bucket does not let us. */
    void tryOut() {
        var probe = address.prefix() + "probe-" + UUID.randomUUID();
        s3.listObjectsV2(list ->
                list.bucket(address.bucket()).prefix(address.prefix() + FOLDER).maxKeys(1));
        s3.putObject(put -> put.bucket(address.bucket()).key(probe), RequestBody.fromString("probe"));
        s3.getObjectAsBytes(get -> get.bucket(address.bucket()).key(probe));
        s3.deleteObject(delete -> delete.bucket(address.bucket()).key(probe));
    }

    @Override
    public void put(BlobKey key, InputStream content) {
        var digest = md5();
        try (var received = unfinished.receive(new DigestInputStream(content, digest))) {
            send(key, received.path(), Base64.getEncoder().encodeToString(digest.digest()));
        } catch (IOException e) {
            throw DiskFull.isCauseOf(e) ? new DiskFull(e) : new UncheckedIOException("Cannot store " + key, e);
        } catch (SdkException e) {
            throw S3Failures.of("Cannot store " + key, e);
        }
    }

    private void send(BlobKey key, Path file, String md5) {
        var seconds = file.toFile().length() / BYTES_PER_SECOND_MIN;
        s3.putObject(
                put -> put.bucket(address.bucket())
                        .key(path(key))
                        .contentMD5(md5)
                        .contentType("application/octet-stream")
                        .overrideConfiguration(call -> call.apiCallTimeout(callMax.plusSeconds(seconds))),
                file);
    }

    @Override
    public Optional<InputStream> get(BlobKey key) {
        try {
            var whole = s3.getObject(request(key).build());
            var etag = whole.response().eTag();
            return Optional.of(new S3Content(
                    whole,
                    from -> s3.getObject(request(key)
                            .ifMatch(etag)
                            .range("bytes=" + from + "-")
                            .build())));
        } catch (AwsServiceException e) {
            if (S3Failures.isMissing(e)) {
                return Optional.empty();
            }
            throw S3Failures.of("Cannot read " + key, e);
        } catch (SdkException e) {
            throw S3Failures.of("Cannot read " + key, e);
        }
    }

    private GetObjectRequest.Builder request(BlobKey key) {
        return GetObjectRequest.builder().bucket(address.bucket()).key(path(key));
    }

    @Override
    public boolean exists(BlobKey key) {
        return writtenAt(key).isPresent();
    }

    @Override
    public Optional<Instant> writtenAt(BlobKey key) {
        try {
            return Optional.of(
                            s3.headObject(head -> head.bucket(address.bucket()).key(path(key))))
                    .map(HeadObjectResponse::lastModified);
        } catch (AwsServiceException e) {
            if (S3Failures.isMissing(e)) {
                return Optional.empty();
            }
            throw S3Failures.of("Cannot look for " + key, e);
        } catch (SdkException e) {
            throw S3Failures.of("Cannot look for " + key, e);
        }
    }

    @Override
    public void delete(BlobKey key) {
        try {
            s3.deleteObject(delete -> delete.bucket(address.bucket()).key(path(key)));
        } catch (AwsServiceException e) {
            if (!S3Failures.isMissing(e)) {
                throw S3Failures.of("Cannot delete " + key, e);
            }
        } catch (SdkException e) {
            throw S3Failures.of("Cannot delete " + key, e);
        }
    }

    @Override
    public void each(String kind, Consumer<StoredBlob> visitor) {
        var folder = address.prefix() + FOLDER + kind + "/";
        try {
            s3.listObjectsV2Paginator(list -> list.bucket(address.bucket()).prefix(folder)).contents().stream()
                    .flatMap(object -> blob(kind, object).stream())
                    .forEach(visitor);
        } catch (SdkException e) {
            throw S3Failures.of("Cannot list " + kind, e);
        }
    }

    /** Empty for what is not ours. */
    private Optional<StoredBlob> blob(String kind, S3Object object) {
        return BlobKey.of(kind, object.key().substring(object.key().lastIndexOf('/') + 1))
                .filter(key -> path(key).equals(object.key()))
                .map(key -> new StoredBlob(key, object.lastModified()));
    }

    private String path(BlobKey key) {
        return address.prefix() + FOLDER + key.path();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
