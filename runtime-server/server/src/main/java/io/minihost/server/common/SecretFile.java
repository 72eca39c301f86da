package io.minihost.server.common;

import io.minihost.server.common.crypto.RandomText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Secrets in files that only this user can read. */
public final class SecretFile {

    private static final int SECRET_BYTES = 32;

    private SecretFile() {}

    /** 256 random bits, URL-safe text. */
    public static String random() {
        return RandomText.base64(SECRET_BYTES);
    }

    /** Writes the whole file or nothing, mode 600 from the first byte on. */
    public static void write(Path file, String secret) {
        try {
            var parent = file.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            var temporary = Files.createTempFile(parent, ".secret", "", OwnerOnly.file());
            Files.writeString(temporary, secret + "\n");
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
