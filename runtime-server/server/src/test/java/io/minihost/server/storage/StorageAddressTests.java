package io.minihost.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.server.common.InvalidSetting;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What MINIHOST_STORAGE_URL may say. */
class StorageAddressTests {

    @Test
    void isTheDataFolderWithoutASetting() {
        assertThat(new StorageSettings(" ").address()).isEqualTo(new StorageAddress.DataFolder());
    }

    @Test
    void isAFolder() {
        assertThat(StorageAddress.parse("file:///mnt/mini%20host/"))
                .isEqualTo(new StorageAddress.SharedFolder(Path.of("/mnt/mini host")));
    }

    @Test
    void isABucket() {
        assertThat(bucket("s3://my.bucket")).isEqualTo(new BucketAddress("my.bucket", "", null, null, false));
        assertThat(bucket("s3://bucket/")).isEqualTo(new BucketAddress("bucket", "", null, null, false));
        assertThat(bucket("s3://bucket//a/b//?region=eu-central-1"))
                .isEqualTo(new BucketAddress("bucket", "a/b/", null, "eu-central-1", false));
    }

    @Test
    void isABucketOfAnyService() {
        var endpoint = URI.create("https://minio.example.com:9000/s3");
        assertThat(bucket("s3://bucket/a?endpoint=https://minio.example.com:9000/s3"))
                .isEqualTo(new BucketAddress("bucket", "a/", endpoint, "us-east-1", true));
        assertThat(bucket(
                        "s3://bucket/a?endpoint=https%3A%2F%2Fminio.example.com:9000/s3&path-style=false&region=auto"))
                .isEqualTo(new BucketAddress("bucket", "a/", endpoint, "auto", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "/mnt/folder",
                "https://example.com/bucket",
                "file://host/folder",
                "file:folder",
                "file:///folder?x=y",
                "s3:///prefix",
                "s3:bucket",
                "s3://b",
                "s3://bucket:80",
                "s3://bucket/a//b",
                "s3://bucket/../b",
                "s3://bucket/a b",
                "s3://bucket/a%20b",
                "s3://bucket#a",
                "s3://bucket?endpoint=",
                "s3://bucket?endpoint=minio.example.com",
                "s3://bucket?endpoint=ftp://minio.example.com",
                "s3://bucket?endpoint=https://u:p@minio.example.com",
                "s3://bucket?region=",
                "s3://bucket?region=a&region=b",
                "s3://bucket?path-style=yes",
                "s3://bucket?pathstyle=true",
                "s3://bucket?"
            })
    void refusesEverythingElse(String url) {
        assertThatThrownBy(() -> StorageAddress.parse(url))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("MINIHOST_STORAGE_URL has the value ")
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://key:secret@bucket",
                "s3://bucket?secret-key=secret",
                "s3://bucket?endpoint=https://key:secret@minio.example.com",
                "https://key:secret@example.com"
            })
    void repeatsNoSecret(String url) {
        assertThatThrownBy(() -> StorageAddress.parse(url))
                .isInstanceOf(InvalidSetting.class)
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("secret=")
                .doesNotContain(":secret");
    }

    private static BucketAddress bucket(String url) {
        return ((StorageAddress.Bucket) StorageAddress.parse(url)).address();
    }
}
