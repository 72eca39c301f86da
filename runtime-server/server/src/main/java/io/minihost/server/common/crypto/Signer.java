package io.minihost.server.common.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Signs texts with HMAC-SHA256 for one purpose. A signature is base64url without padding. */
public final class Signer {

    private static final int BYTES = 32;

    private final SecretKey key;
    private final int bytes;

    public Signer(SecretKey key) {
        this(key, BYTES);
    }

    private Signer(SecretKey key, int bytes) {
        this.key = key;
        this.bytes = bytes;
    }

    /** The same with signatures of the first so many bytes, where they have to be short. */
    public Signer shortened(int bytesOfSignature) {
        return new Signer(key, bytesOfSignature);
    }

    public String sign(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(text));
    }

    /** Whether this is the signature of a text; takes as long for a wrong one. */
    public boolean isSignature(String signature, String text) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8), sign(text).getBytes(StandardCharsets.UTF_8));
    }

    /** The signature itself. */
    public byte[] mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA256", e);
        }
    }
}
