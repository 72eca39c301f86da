package io.minihost.server.messages.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts for one browser, so that the push service between reads nothing: RFC 8291, in one record of RFC 8188. */
final class PushContent {

    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int SECRET_BYTES = 32;
    private static final int TAG_BITS = 128;
    private static final int RECORD_BYTES = 4096;
    private static final byte LAST_RECORD = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PushContent() {}

    static byte[] encrypt(byte[] text, PushSubscription to) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var own = P256.generate();
        try {
            var ownPublic = P256.bytes((ECPublicKey) own.getPublic());
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(own.getPrivate());
            agreement.doPhase(to.key(), true);
            var info = join("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), P256.bytes(to.key()), ownPublic);
            var secret = derive(agreement.generateSecret(), to.auth(), info, SECRET_BYTES);
            var key = derive(secret, salt, info("aes128gcm"), KEY_BYTES);
            var nonce = derive(secret, salt, info("nonce"), NONCE_BYTES);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            var padded = Arrays.copyOf(text, text.length + 1);
            padded[text.length] = LAST_RECORD;
            var head = ByteBuffer.allocate(SALT_BYTES + Integer.BYTES + 1)
                    .put(salt)
                    .putInt(RECORD_BYTES)
                    .put((byte) ownPublic.length);
            return join(head.array(), ownPublic, cipher.doFinal(padded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] info(String what) {
        return ("Content-Encoding: " + what + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] derive(byte[] from, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
        var parameters =
                HKDFParameterSpec.ofExtract().addIKM(from).addSalt(salt).thenExpand(info, length);
        return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
    }

    private static byte[] join(byte[]... parts) {
        var all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (var part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
