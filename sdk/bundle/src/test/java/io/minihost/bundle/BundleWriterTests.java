package io.minihost.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWriterTests {

    @TempDir
    Path folder;

    @TempDir
    Path out;

    @Test
    void packsWhatTheFolderReads() throws Exception {
        Program.small()
                .below("src/")
                .with("project.config.json", "{\"miniprogramRoot\": \"src\"}")
                .with("src/.minihost.json", "{\"appId\": \"wx1\"}")
                .with("src/图.png", "x")
                .with("server/main.js", "not the program's")
                .folder(folder);
        BundleReader reader = new BundleReader(Limits.DEFAULT);
        Path first = out.resolve("1.zip");
        Path second = out.resolve("2.zip");
        BundleWriter.zip(folder, first, Limits.DEFAULT);
        Files.setLastModifiedTime(folder.resolve("src/app.js"), FileTime.fromMillis(1_000_000_000_000L));
        BundleWriter.zip(folder, second, Limits.DEFAULT);
        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(reader.read(first).hash()).isEqualTo(reader.read(folder).hash());
        assertThat(reader.read(first).files().paths()).contains("图.png").doesNotContain(".minihost.json");
        assertThat(new String(Files.readAllBytes(first), StandardCharsets.ISO_8859_1))
                .doesNotContain("main.js");
    }

    @Test
    void refusesToPackTooMuch() throws Exception {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        Program.small().with("noise", noise).folder(folder);
        Limits limits = new Limits(50_000, 1_000_000, 100, 100, 512);
        assertThatExceptionOfType(BundleRejected.class)
                .isThrownBy(() -> BundleWriter.zip(folder, out.resolve("x.zip"), limits))
                .withMessage("error: The archive is larger than 50000 bytes");
    }
}
