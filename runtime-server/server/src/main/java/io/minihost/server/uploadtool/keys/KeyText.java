package io.minihost.server.uploadtool.keys;

import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.common.web.Problem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/** RSA keys as PEM texts. */
final class KeyText {

    private static final int BITS = 2048;
    private static final int BITS_MAX = 4096;

    /** Of every usual tool; small ones make signatures weak. */
    private static final int EXPONENT_MIN = 65_537;

    private static final int LINE_CHARS = 64;
    private static final Pattern PUBLIC =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");

    private KeyText() {}

    static KeyPair random() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    /** A private key as the upload tool reads it. */
    static String privatePem(Key key) {
        var base64 = Base64.getMimeEncoder(LINE_CHARS, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    /**
     * Reads a public key.
     *
     * @throws Problem 422 {@code invalid_key} when it is none that is good enough
     */
    static RSAPublicKey publicKey(String pem) {
        if (pem.contains("PRIVATE KEY")) {
            throw unfit("That is a private key, which belongs nowhere but to you; make another one.");
        }
        var parts = PUBLIC.matcher(pem);
        if (!parts.matches()) {
            throw unfit("A public key begins with -----BEGIN PUBLIC KEY-----, as openssl rsa -pubout writes it.");
        }
        try {
            return checked(read(Base64.getMimeDecoder().decode(parts.group(1))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unfit("That is no RSA key.");
        }
    }

    static RSAPublicKey read(byte[] encoded) throws GeneralSecurityException {
        var key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        return (RSAPublicKey) key;
    }

    private static RSAPublicKey checked(RSAPublicKey key) {
        var bits = key.getModulus().bitLength();
        if (bits < BITS || bits > BITS_MAX) {
            throw unfit("An upload key has %d to %d bits.".formatted(BITS, BITS_MAX));
        }
        var exponent = key.getPublicExponent();
        if (exponent.bitLength() > Integer.SIZE || exponent.longValue() < EXPONENT_MIN || !exponent.testBit(0)) {
            throw unfit("The key's public exponent is not 65537, as it should be.");
        }
        return key;
    }

    /** Names a public key: base64 SHA-256 of it. */
    static String fingerprint(byte[] encoded) {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(Sha256.of(encoded));
    }

    private static Problem unfit(String why) {
        return Problem.unprocessable(why).code("invalid_key");
    }
}
