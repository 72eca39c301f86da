package io.minihost.server.storage;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.core.env.PropertyResolver;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.utils.SystemSetting;

/** Makes clients of S3 that speak so plainly that services other than Amazon's understand them. */
final class S3Connection {

    /** Whoever reads slowly holds one, as a browser that shows a film does. */
    private static final int CONNECTIONS_MAX = 500;

    private static final Duration CONNECT_MAX = Duration.ofSeconds(3);
    private static final Duration SILENT_MAX = Duration.ofSeconds(10);
    private static final Duration IDLE_MAX = Duration.ofSeconds(30);

    /** Of one call, with all its tries: less than a transaction may pause. */
    static final Duration CALL_MAX = Duration.ofSeconds(40);

    private static final int TRIES_MAX = 3;

    private S3Connection() {}

    /** To the service of that bucket, with the credentials that are found where the SDK usually looks for them. */
    static S3Client open(BucketAddress address, PropertyResolver environment) {
        handOver(environment);
        return open(address, DefaultCredentialsProvider.builder().build(), CALL_MAX);
    }

    static S3Client open(BucketAddress address, AwsCredentialsProvider credentials, Duration callMax) {
        var builder = S3Client.builder()
                .credentialsProvider(credentials)
                .forcePathStyle(address.pathStyle())
                .endpointOverride(address.endpoint())
                // Checksums in trailers are what other services stumble over; what we store carries its MD5.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(CONNECTIONS_MAX)
                        .connectionTimeout(CONNECT_MAX)
                        .connectionAcquisitionTimeout(CONNECT_MAX)
                        .connectionMaxIdleTime(IDLE_MAX)
                        .socketTimeout(SILENT_MAX))
                .overrideConfiguration(calls -> calls.apiCallTimeout(callMax)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(TRIES_MAX)
                                .build()));
        if (address.region() != null) {
            builder.region(Region.of(address.region()));
        }
        return builder.build();
    }

    /** The launcher takes secrets out of the environment of the process; the SDK finds them as system properties. */
    private static void handOver(PropertyResolver environment) {
        Stream.<SystemSetting[]>of(SdkSystemSetting.values(), ProfileFileSystemSetting.values())
                .flatMap(Stream::of)
                .filter(setting -> System.getenv(setting.environmentVariable()) == null)
                .filter(setting -> System.getProperty(setting.property()) == null)
                .forEach(setting -> {
                    var value = environment.getProperty(setting.environmentVariable());
                    if (value != null) {
                        System.setProperty(setting.property(), value);
                    }
                });
    }
}
