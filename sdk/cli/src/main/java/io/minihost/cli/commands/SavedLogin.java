package io.minihost.cli.commands;

import io.minihost.cli.terminal.CommandFailed;
import io.minihost.cli.terminal.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The login kept in the user's configuration folder, readable by nobody else. */
final class SavedLogin {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    private SavedLogin(Path file) {
        this.file = file;
    }

    static SavedLogin in(Surroundings surroundings) {
        String xdg = surroundings.environment().get("XDG_CONFIG_HOME");
        Path config = xdg == null || xdg.isBlank() ? surroundings.home().resolve(".config") : Path.of(xdg);
        return new SavedLogin(config.resolve("minihost").resolve("login.json"));
    }

    Path file() {
        return file;
    }

    @Nullable
    Login read() {
        try {
            return Files.exists(file) ? JSON.readValue(Files.readAllBytes(file), Login.class) : null;
        } catch (IOException | JacksonException e) {
            throw new CommandFailed("The saved login " + file + " cannot be read; run \"minihost login\" again", e);
        }
    }

    void write(Login login) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = folder.resolve("login.json.part");
        Files.deleteIfExists(part);
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(part, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(login));
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
