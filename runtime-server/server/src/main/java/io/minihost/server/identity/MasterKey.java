package io.minihost.server.identity;

import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.SecretFile;
import io.minihost.server.common.crypto.SecretBox;
import io.minihost.server.common.crypto.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The one secret that every other key of this host comes from. It is in no database and in no runner. While it is being replaced
 * there are several: the first writes, all of them read.
 */
@Component
public class MasterKey {

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;

    private final List<SecretKey> keys;

    MasterKey(IdentityProperties properties, DataDirectory directory) {
        var given = properties.masterKeys();
        var texts = given.isEmpty() ? fromFile(directory.path().resolve("master-key")) : given;
        keys = texts.stream()
                .<SecretKey>map(text -> new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "Generic"))
                .toList();
    }

    /** Signs for one purpose. */
    public Signer signer(String purpose) {
        return new Signer(derive(purpose));
    }

    /** Keeps secrets of one kind that have to be read again; see {@link io.minihost.server.common.crypto.SealedRows}. */
    public SecretBox box(String purpose) {
        return new SecretBox(id(), derive(purpose));
    }

    /** Names the key that writes, and gives nothing of it away. */
    public String id() {
        var named = derive(keys.getFirst(), "key-id").getEncoded();
        return HexFormat.of().formatHex(named, 0, ID_BYTES);
    }

    private List<SecretKey> derive(String purpose) {
        return keys.stream().map(key -> derive(key, purpose)).toList();
    }

    /** A key of 256 bits for one purpose; the same purpose always gives the same key. */
    private static SecretKey derive(SecretKey key, String purpose) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(key)
                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> fromFile(Path file) {
        try {
            if (!Files.exists(file)) {
                SecretFile.write(file, SecretFile.random());
            }
            return IdentityProperties.masterKeys(Files.readString(file), "the content of " + file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
