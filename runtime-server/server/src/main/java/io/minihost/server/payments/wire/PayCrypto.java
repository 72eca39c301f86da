package io.minihost.server.payments.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 with RSA over texts, and AES-256-GCM under APIv3 keys, both in base64. */
public final class PayCrypto {

    private static final String RSA = "SHA256withRSA";
    private static final int TAG_BITS = 128;

    private PayCrypto() {}

    public static String sign(PrivateKey key, byte[] text) {
        try {
            var signature = Signature.getInstance(RSA);
            signature.initSign(key);
            signature.update(text);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a text was signed so; what is no signature at all was not. */
    public static boolean isSigned(PublicKey key, byte[] text, String base64) {
        try {
            var signature = Signature.getInstance(RSA);
            signature.initVerify(key);
            signature.update(text);
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (SignatureException | IllegalArgumentException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Encrypts for a merchant.
     *
     * @param nonce 12 characters, never twice under one key
     */
    public static String encrypt(String apiV3Key, String nonce, String associated, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(apiV3Key.getBytes(StandardCharsets.US_ASCII), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.US_ASCII)));
            cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(cipher.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
