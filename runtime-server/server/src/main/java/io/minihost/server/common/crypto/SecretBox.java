package io.minihost.server.common.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts with AES-GCM: a random nonce of 12 bytes, then what is sealed. It opens only under the name that it was sealed with. */
public final class SecretBox {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String keyId;
    private final List<SecretKey> keys;

    /**
     * One that seals with the first of some keys and opens what any of them has sealed.
     *
     * @param keyId names the first
     */
    public SecretBox(String keyId, List<SecretKey> keys) {
        this.keyId = keyId;
        this.keys = keys.stream()
                .<SecretKey>map(key -> new SecretKeySpec(key.getEncoded(), "AES"))
                .toList();
    }

    /** Which key seals now: it stands beside what is sealed, so that what other keys have sealed is found. */
    public String keyId() {
        return keyId;
    }

    public byte[] seal(byte[] text, String name) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = run(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, text, name);
            var all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was sealed under one of the keys and the same name. */
    public byte[] open(byte[] sealed, String name) {
        var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        var content = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        for (var key : keys) {
            try {
                return run(Cipher.DECRYPT_MODE, key, nonce, content, name);
            } catch (AEADBadTagException e) {
                // Another key's.
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("This was sealed under another key or name");
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, byte[] text, String name)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(text);
    }
}
