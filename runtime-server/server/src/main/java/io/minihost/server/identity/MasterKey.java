package io.minihost.server.identity;

import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.SecretFile;
import io.minihost.server.common.crypto.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** The one secret that every other key of this host comes from. It is in no database and in no runner. */
@Component
public class MasterKey {

    private static final int KEY_BYTES = 32;

    private final SecretKey key;

    MasterKey(IdentityProperties properties, DataDirectory directory) {
        var text = properties.masterKey();
        if (text == null) {
            text = fromFile(directory.path().resolve("master-key"));
        }
        key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "Generic");
    }

    /** A key of 256 bits for one purpose; the same purpose always gives the same key. */
    public SecretKey derive(String purpose) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(key)
                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs for one purpose. */
    public Signer signer(String purpose) {
        return new Signer(derive(purpose));
    }

    private static String fromFile(Path file) {
        try {
            if (!Files.exists(file)) {
                SecretFile.write(file, SecretFile.random());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
