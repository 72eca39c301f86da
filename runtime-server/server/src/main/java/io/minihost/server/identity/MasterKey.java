package io.minihost.server.identity;

import io.minihost.server.common.CannotStart;
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
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The one secret that every other key of this host comes from. It is in no database and in no runner. While it is being replaced
 * there are several: the first writes, all of them read.
 */
@Component
public class MasterKey {

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final String FILE = "master-key";

    private final List<SecretKey> keys;

    @Autowired
    MasterKey(IdentityProperties properties, DataDirectory directory) {
        this(properties.masterKeys().isEmpty() ? fromFile(directory.path().resolve(FILE)) : properties.masterKeys());
    }

    private MasterKey(List<String> texts) {
        keys = texts.stream()
                .<SecretKey>map(text -> new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "Generic"))
                .toList();
    }

    /**
     * The key of a host that may be serving at this moment. It makes none.
     *
     * @param setting of {@code MINIHOST_MASTER_KEY}; without it the data folder has the key
     */
    public static MasterKey of(@Nullable String setting, Path dataDir) {
        var given = new IdentityProperties(null, setting).masterKeys();
        var file = dataDir.resolve(FILE);
        if (given.isEmpty() && !Files.exists(file)) {
            throw new CannotStart("There is no master key: neither MINIHOST_MASTER_KEY nor %s.".formatted(file), null);
        }
        return new MasterKey(given.isEmpty() ? fromFile(file) : given);
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
        return id(keys.getFirst());
    }

    /** Whether a key of this name is among those that read. */
    public boolean isKnown(String id) {
        return keys.stream().map(MasterKey::id).anyMatch(id::equals);
    }

    private static String id(SecretKey key) {
        var named = derive(key, "key-id").getEncoded();
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
