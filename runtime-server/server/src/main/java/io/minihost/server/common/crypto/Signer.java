package io.minihost.server.common.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Signs texts with HMAC-SHA256 for one purpose. A signature is base64url without padding. */
public final class Signer {

    private static final int BYTES = 32;

    private final List<SecretKey> keys;
    private final int bytes;

    public Signer(SecretKey key) {
        this(List.of(key));
    }

    /** One that believes what any of some keys has signed, and signs with the first. */
    public Signer(List<SecretKey> keys) {
        this(keys, BYTES);
    }

    private Signer(List<SecretKey> keys, int bytes) {
        this.keys = List.copyOf(keys);
        this.bytes = bytes;
    }

    /** The same with signatures of the first so many bytes, where they have to be short. */
    public Signer shortened(int bytesOfSignature) {
        return new Signer(keys, bytesOfSignature);
    }

    public String sign(String text) {
        return text(mac(text));
    }

    /** Whether this is the signature of a text; takes as long for a wrong one. */
    public boolean isSignature(String signature, String text) {
        var given = signature.getBytes(StandardCharsets.UTF_8);
        var isRight = false;
        for (var key : keys) {
            isRight |= MessageDigest.isEqual(given, text(mac(key, text)).getBytes(StandardCharsets.UTF_8));
        }
        return isRight;
    }

    /** The signature itself. */
    public byte[] mac(String text) {
        return mac(keys.getFirst(), text);
    }

    private byte[] mac(SecretKey key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA256", e);
        }
    }

    private static String text(byte[] mac) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
