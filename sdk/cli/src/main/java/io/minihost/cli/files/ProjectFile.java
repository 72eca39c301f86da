package io.minihost.cli.files;

import io.minihost.cli.terminal.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code .minihost.json}: which program a folder is. Never part of the bundle. */
public final class ProjectFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Content(String appId) {}

    private final Path file;

    public ProjectFile(Path folder) {
        this.file = folder.resolve(".minihost.json");
    }

    @Nullable
    public String appId() {
        try {
            return Files.exists(file)
                    ? JSON.readValue(Files.readAllBytes(file), Content.class).appId()
                    : null;
        } catch (IOException | JacksonException e) {
            throw new CommandFailed(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    public void write(String appId) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new Content(appId)) + "\n");
    }
}
