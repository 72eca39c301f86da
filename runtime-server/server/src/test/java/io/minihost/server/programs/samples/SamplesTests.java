package io.minihost.server.programs.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Listing;
import io.minihost.server.programs.Zips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What is in the folder of samples is there, under the names that it says, from the start. */
class SamplesTests extends ServerTest {

    @TempDir
    static Path folder = Path.of("");

    @Autowired
    Samples samples;

    @Autowired
    Catalogue catalogue;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) throws IOException {
        for (var file : Zips.files("sample").entrySet()) {
            var path = folder.resolve("hello").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        configure("你好");
        properties.add("minihost.samples", () -> "true");
        properties.add("minihost.samples-dir", folder::toString);
    }

    private static void configure(String name) throws IOException {
        Files.writeString(
                folder.resolve("hello/project.config.json"),
                "{\"description\":\"It greets.\",\"translations\":{\"zh\":{\"name\":\"%s\"},\"?\":1}}".formatted(name));
    }

    @Test
    void areCalledAsTheirConfigurationSays() throws IOException {
        assertThat(only().in(Locale.ENGLISH).name()).isEqualTo("Hello");
        assertThat(only().in(Locale.SIMPLIFIED_CHINESE).name()).isEqualTo("你好");
        assertThat(only().in(Locale.SIMPLIFIED_CHINESE).description()).isEqualTo("It greets.");
        configure("您好");
        samples.install();
        assertThat(only().in(Locale.SIMPLIFIED_CHINESE).name()).isEqualTo("您好");
    }

    private Listing only() {
        var listed = catalogue.listed();
        assertThat(listed).hasSize(1);
        return listed.getFirst();
    }
}
