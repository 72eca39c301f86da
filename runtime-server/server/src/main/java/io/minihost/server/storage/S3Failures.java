package io.minihost.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What S3 answers, as those know it who keep blobs. */
final class S3Failures {

    private static final int NOT_FOUND = 404;
    private static final int INSUFFICIENT_STORAGE = 507;

    private S3Failures() {}

    /** Takes what was tried, as in "Cannot store content/3f…". */
    static UncheckedIOException of(String attempt, SdkException failure) {
        return isFull(failure) ? new DiskFull(asIo(failure)) : new StorageAway(attempt, asIo(failure));
    }

    static IOException asIo(SdkException failure) {
        return new IOException(reason(failure), failure);
    }

    /** One short sentence; what the SDK appends is for its own developers. */
    static String reason(SdkException failure) {
        if (failure instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
            var details = answer.awsErrorDetails();
            var said = Objects.requireNonNullElse(details.errorMessage(), "");
            return "%s (%d) %s"
                    .formatted(details.errorCode(), answer.statusCode(), said)
                    .strip();
        }
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString())
                .replaceFirst(" \\(SDK .*", "")
                .replaceFirst("(?s) from any of the providers in the chain.*", "")
                .strip();
    }

    /** There is no such object. A bucket that is gone is another matter, where the answer can tell. */
    static boolean isMissing(AwsServiceException failure) {
        return failure.statusCode() == NOT_FOUND && !"NoSuchBucket".equals(code(failure));
    }

    private static boolean isFull(SdkException failure) {
        return failure instanceof AwsServiceException answer
                && (answer.statusCode() == INSUFFICIENT_STORAGE
                        || code(answer).contains("QuotaExceeded")
                        || code(answer).contains("StorageFull"));
    }

    private static String code(AwsServiceException failure) {
        return failure.awsErrorDetails() == null
                ? ""
                : Objects.requireNonNullElse(failure.awsErrorDetails().errorCode(), "");
    }
}
